package org.ventanilla.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Quarantine;
import org.ventanilla.model.Submission.ThreadRef;

/** Makes submissions out of what a connector's pure functions returned. Pure; the key is made here and nowhere else. */
final class Submissions {
    private static final int MAX_KEY = 512;
    private static final int LATE_FILE_ENDING = ":file:999".length();

    private final String instance;
    private final Descriptor descriptor;

    Submissions(String instance, Descriptor descriptor) {
        this.instance = instance;
        this.descriptor = descriptor;
    }

    /** {@code instance:nativeId}, for ever the same (CONTRACT IDEM-6). */
    String key(String nativeId) {
        return instance + ":" + nativeId;
    }

    /** The native id behind a key of this instance, or null for a key of another. */
    @Nullable String nativeId(String key) {
        String ours = instance + ":";
        return key.startsWith(ours) && key.length() > ours.length() ? key.substring(ours.length()) : null;
    }

    /** Whether a native id can name a submission, and still one with a late file behind it. */
    boolean canBeKeyed(@Nullable String nativeId) {
        return nativeId != null
                && !nativeId.isBlank()
                && key(nativeId).length() + LATE_FILE_ENDING <= MAX_KEY
                && nativeId.chars().noneMatch(Character::isISOControl);
    }

    /** A draft whose files are stored. */
    Submission of(
            Inbound.Draft d, List<Attachment> files, @Nullable String rawRef, @Nullable Long leaseToken, Instant now) {
        return fingerprinted(new Submission(
                Submission.SCHEMA,
                key(d.nativeId()),
                null,
                null,
                instance,
                descriptor.type(),
                descriptor.version(),
                leaseToken,
                d.occurredAt(),
                null,
                null,
                now,
                d.reporter(),
                d.title(),
                d.text(),
                d.location(),
                d.kindHint(),
                d.category(),
                files,
                d.thread(),
                d.flags(),
                null,
                rawRef,
                null,
                d.remarks()));
    }

    /** Raw bytes that nobody could read; kept under the key the item would have had. */
    Submission quarantined(String nativeId, String rawRef, String reason, Instant now) {
        return bare(key(nativeId), new Content(List.of(), null, new Quarantine(reason, null), rawRef), now);
    }

    /** A file that was fetched (or given up) after its report: a follow-up of it. */
    Submission lateFile(String parentKey, int index, Attachment file, Instant now) {
        var thread = new ThreadRef(null, parentKey, List.of(), null, null);
        return bare(parentKey + ":file:" + index, new Content(List.of(file), thread, null, null), now);
    }

    /** All there is in a submission that nobody wrote. */
    private record Content(
            List<Attachment> files,
            @Nullable ThreadRef thread,
            @Nullable Quarantine quarantine,
            @Nullable String rawRef) {}

    private Submission bare(String key, Content content, Instant now) {
        return fingerprinted(new Submission(
                Submission.SCHEMA,
                key,
                null,
                null,
                instance,
                descriptor.type(),
                descriptor.version(),
                null,
                null,
                null,
                null,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                content.files(),
                content.thread(),
                List.of(),
                content.quarantine(),
                content.rawRef(),
                null,
                List.of()));
    }

    private static Submission fingerprinted(Submission s) {
        return new Submission(
                s.schema(),
                s.key(),
                Fingerprint.of(s),
                s.jurisdiction(),
                s.instance(),
                s.type(),
                s.connectorVersion(),
                s.leaseToken(),
                s.occurredAt(),
                s.deviceAt(),
                s.sentAt(),
                s.receivedAt(),
                s.reporter(),
                s.title(),
                s.text(),
                s.location(),
                s.kindHint(),
                s.category(),
                s.attachments(),
                s.thread(),
                s.flags(),
                s.quarantine(),
                s.rawRef(),
                s.traceparent(),
                s.remarks());
    }
}
