package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ventanilla.hub.intake.Parts;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.transcript.Transcripts;
import org.ventanilla.model.Submission;

/**
 * Puts together what came in pieces, before it is read, and says how the pieces ended. A piece that comes after its whole ended
 * without a report brings that back.
 */
final class Wholes {
    /** How a whole ended of which no report came. */
    private static final Set<Received.State> UNFILED = EnumSet.of(Received.State.TALK, Received.State.PROPOSED);

    private final Parts parts;
    private final Transcripts transcripts;

    Wholes(Parts parts, Transcripts transcripts) {
        this.parts = parts;
        this.transcripts = transcripts;
    }

    /**
     * What is to be read.
     *
     * @param reports each whole; no piece of one stands beside it
     * @param pieces by the id of their whole
     * @param late ids of pieces that add to what is filed already
     */
    record Batch(List<Received> reports, Map<Long, List<Received>> pieces, Set<Long> late) {
        List<Submission> piecesOf(Received whole) {
            return pieces.getOrDefault(whole.id(), List.of()).stream()
                    .map(Received::submission)
                    .toList();
        }

        /** The same in batches of so many reports, in their order. */
        List<Batch> batches(int size) {
            return IntStream.range(0, (reports.size() + size - 1) / size)
                    .mapToObj(i -> reports.subList(i * size, Math.min(reports.size(), (i + 1) * size)))
                    .map(some -> new Batch(some, pieces, late))
                    .toList();
        }
    }

    Future<Batch> of(SqlClient lane, List<Received> waiting) {
        var batch = new Batch(new ArrayList<>(), new HashMap<>(), new HashSet<>());
        Future<Void> all = Future.succeededFuture();
        for (Received received : waiting) {
            all = all.compose(done -> add(lane, received, batch));
        }
        return all.map(done -> {
            Set<Long> used = new HashSet<>();
            batch.pieces().values().forEach(pieces -> pieces.forEach(piece -> used.add(piece.id())));
            var reports =
                    batch.reports().stream().filter(r -> !used.contains(r.id())).toList();
            return new Batch(reports, batch.pieces(), batch.late());
        });
    }

    private Future<Void> add(SqlClient lane, Received r, Batch batch) {
        if (Composition.isUnfinished(r.submission())) {
            return compose(lane, r, batch);
        }
        return Composition.isEmpty(r.submission())
                ? kept(r, batch)
                : parts.whole(lane, r)
                        .compose(whole -> whole.isEmpty()
                                ? alone(lane, r, batch)
                                : UNFILED.contains(whole.get().state())
                                        ? compose(lane, whole.get(), batch)
                                        : late(r, batch));
    }

    /** What a machine wrote down in one piece; a person may have corrected it. */
    private Future<Void> alone(SqlClient lane, Received r, Batch batch) {
        return !Composition.isTranscribed(r.submission())
                ? kept(r, batch)
                : transcripts.correction(lane, r.id()).compose(correction -> {
                    correction.ifPresent(c -> batch.pieces().put(r.id(), List.of()));
                    return kept(
                            with(r, correction.map(c -> c.of(r.submission())).orElse(r.submission())), batch);
                });
    }

    private static Received with(Received r, Submission told) {
        return new Received(r.id(), r.channel(), r.state(), r.reason(), r.receivedAt(), told);
    }

    private static Future<Void> late(Received r, Batch batch) {
        batch.late().add(r.id());
        return kept(r, batch);
    }

    private static Future<Void> kept(Received r, Batch batch) {
        batch.reports().add(r);
        return Future.succeededFuture();
    }

    private Future<Void> compose(SqlClient lane, Received r, Batch batch) {
        if (batch.pieces().containsKey(r.id())) {
            return Future.succeededFuture(); // another piece brought it already
        }
        return parts.of(lane, r)
                .compose(found -> transcripts.correction(lane, r.id()).map(correction -> {
                    batch.pieces().put(r.id(), found);
                    var heard = Composition.of(r.submission(), batch.piecesOf(r));
                    var told = correction.map(c -> c.of(heard)).orElse(heard);
                    batch.reports().add(with(r, told));
                    return null;
                }));
    }

    /**
     * In the transaction that files it: its words are kept as put together, unless it may be put together once more, and its
     * pieces have ended.
     */
    Future<List<Received.Ended>> filed(SqlClient tx, Batch batch, Received whole, Received.State state) {
        List<Received> pieces = batch.pieces().get(whole.id());
        if (pieces == null) {
            return Future.succeededFuture(List.of());
        }
        List<Received.Ended> ended = pieces.stream()
                .filter(piece -> piece.state() == Received.State.RECEIVED)
                .map(piece -> new Received.Ended(piece.id(), Received.State.PART, null))
                .toList();
        return state == Received.State.PROPOSED
                ? Future.succeededFuture(ended)
                : parts.write(tx, whole).map(ended);
    }
}
