package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.Native.Via;
import org.ventanilla.connector.Parsing.Parsed;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Receipt;

/**
 * What all runners do with one item: raw bytes first, then parse under guard, then each piece of news with its files to the
 * hub. What cannot be read or will never be taken is handed in as the kept original, for a person.
 */
final class ItemFlow {
    private final Clock clock;
    private final Blobs blobs;
    private final HubLink hub;
    private final Submissions submissions;
    private final Parsing parsing;
    private final LateFiles late;
    private final Trail trail;

    ItemFlow(HostServices services, Way way, Parsing parsing, LateFiles late) {
        this.clock = services.clock();
        this.blobs = services.blobs();
        this.hub = way.hub();
        this.submissions = way.submissions();
        this.parsing = parsing;
        this.late = late;
        this.trail = way.trail();
    }

    /** An item whose original is kept and that was looked at. */
    record Read(Native item, String rawRef, Parsed parsed) {}

    /** Succeeds when everything in the item is safe. */
    Future<Ending> take(Native item, @Nullable Long leaseToken) {
        return read(item).compose(read -> handOver(read, leaseToken));
    }

    /** Keeps the untouched original, then looks into it. A failure is our bad day, never the item's. */
    Future<Read> read(Native item) {
        return keepRaw(item.raw(), item.contentType())
                .compose(ref -> parsing.read(item.parse()).map(parsed -> new Read(item, ref, parsed)));
    }

    /** Looks once more into an item whose original was kept before. */
    Future<Read> readAgain(Native item, String rawRef) {
        return parsing.read(item.parse()).map(parsed -> new Read(item, rawRef, parsed));
    }

    /** Hands over all that an item says, in its order. */
    Future<Ending> handOver(Read read, @Nullable Long leaseToken) {
        var ending = new Ending();
        if (read.parsed().problem() != null) {
            ending.spoil(read.parsed().problem());
        }
        Future<Void> all = Future.succeededFuture();
        for (Inbound one : read.parsed().items()) {
            all = all.compose(before -> piece(one, read, leaseToken, ending));
        }
        return all.compose(done -> settled(read, ending));
    }

    private Future<Ending> settled(Read read, Ending ending) {
        return ending.problem() == null
                ? Future.succeededFuture(ending)
                : quarantine(read, ending, ending.problem()).map(ending);
    }

    private Future<String> keepRaw(Buffer raw, String contentType) {
        return keep(raw, contentType, null)
                .compose(kept -> kept.ref() == null
                        ? Future.failedFuture(new NoReceipt("the original was not kept"))
                        : Future.succeededFuture(kept.ref()));
    }

    /** One bad piece never keeps the others back: it is noted, and the original kept for a person at the end. */
    private Future<Void> piece(Inbound one, Read read, @Nullable Long leaseToken, Ending ending) {
        if (!(one instanceof Inbound.Draft draft)) {
            return Future.<Void>succeededFuture().compose(go -> hub.tell(one)).recover(cause -> bad(cause, ending));
        }
        if (!submissions.canBeKeyed(draft.nativeId())) {
            ending.spoil("native-id");
            return Future.succeededFuture();
        }
        return Future.<Void>succeededFuture()
                .compose(go -> submit(draft, read, leaseToken, ending))
                .recover(cause -> bad(cause, ending));
    }

    /** What the hub will never take, and what could not even be put on the wire. */
    private static Future<Void> bad(Throwable cause, Ending ending) {
        boolean isItems = cause instanceof Refused
                || cause instanceof IllegalArgumentException
                || cause instanceof NullPointerException;
        if (!isItems) {
            return Future.failedFuture(cause);
        }
        ending.spoil("refused");
        return Future.succeededFuture();
    }

    private Future<Void> submit(Inbound.Draft draft, Read read, @Nullable Long leaseToken, Ending ending) {
        String key = submissions.key(draft.nativeId());
        ending.heard(draft.flags());
        noteArrival(key, read.item());
        trail.note(key, "parsed", null);
        return files(draft)
                .compose(files -> late.keep(key, draft.files()).map(files))
                .compose(files -> hub.accept(submissions.of(draft, files, read.rawRef(), leaseToken, clock.instant())))
                .map(receipt -> {
                    ending.add(draft.nativeId(), key, receipt);
                    trail.note(key, "receipt", receipt.outcome().name());
                    fetchLate(key, read.item().via(), receipt.outcome());
                    return null;
                });
    }

    /** What a look back or a second reading finds stored already was followed then. */
    private void fetchLate(String key, Via via, Receipt.Outcome outcome) {
        boolean isOld = outcome == Receipt.Outcome.DUPLICATE && (via == Via.RECONCILE || via == Via.AGAIN);
        if (isOld) {
            late.drop(key);
        } else {
            late.follow(key);
        }
    }

    private void noteArrival(String key, Native item) {
        trail.note(key, item.since(), "received", null);
        if (item.via() == Via.SPOOL) {
            trail.note(key, item.since(), "spooled", null);
        }
    }

    private Future<Void> quarantine(Read read, Ending ending, String reason) {
        String id = read.item().id();
        String nativeId = id != null && submissions.canBeKeyed(id) && !ending.isTaken(id)
                ? id
                : read.item().contentId();
        String key = submissions.key(nativeId);
        noteArrival(key, read.item());
        return kept(nativeId, read, reason).map(receipt -> {
            ending.add(nativeId, key, receipt);
            trail.note(key, "quarantined", reason);
            return null;
        });
    }

    /** Who wrote it is kept too, unless just that is what the hub will not take. */
    private Future<Receipt> kept(String nativeId, Read read, String reason) {
        var bare = submissions.quarantined(nativeId, read.rawRef(), reason, clock.instant());
        return read.parsed().items().stream()
                .filter(one ->
                        one instanceof Inbound.Draft draft && draft.nativeId().equals(nativeId))
                .findFirst()
                .map(one -> submissions.quarantined((Inbound.Draft) one, read.rawRef(), reason, clock.instant()))
                .map(told -> hub.accept(told)
                        .recover(cause -> cause instanceof Refused ? hub.accept(bare) : Future.failedFuture(cause)))
                .orElseGet(() -> hub.accept(bare));
    }

    private Future<List<Attachment>> files(Inbound.Draft draft) {
        Future<List<Attachment>> all = Future.succeededFuture(new ArrayList<>());
        for (DraftFile file : draft.files()) {
            all = all.compose(list -> stored(file).map(attachment -> {
                list.add(attachment);
                return list;
            }));
        }
        return all;
    }

    /** A media room that cannot keep bytes now (its disk is full) is the hub's trouble, not the source's. */
    private Future<Attachment> keep(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return blobs.keep(bytes, declaredType, name)
                .recover(cause -> Future.failedFuture(new NoReceipt("no file was kept: " + Blame.of(cause))));
    }

    private Future<Attachment> stored(DraftFile file) {
        if (file instanceof DraftFile.Bytes bytes) {
            return keep(bytes.bytes(), bytes.declaredType(), bytes.name())
                    .map(kept -> bytes.decoration() ? kept.asDecoration() : kept);
        }
        return Future.succeededFuture(
                new Attachment(null, null, 0, file.declaredType(), null, null, Attachment.State.PENDING, null, false));
    }
}
