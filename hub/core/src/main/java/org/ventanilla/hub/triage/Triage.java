package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Attachment;

/**
 * Takes received reports in order, understands them, matches them, and writes incident changes and events in one transaction
 * a batch. Called by the lane only, so two reports of one thing never race.
 */
public final class Triage {
    private static final Logger LOG = LoggerFactory.getLogger(Triage.class);
    private static final int BATCH = 100;

    private final Vertx vertx;
    private final Intake intake;
    private final Media media;
    private final Events events;
    private final Reading reading;
    private final Desk desk;
    private final Wholes wholes;
    private int batchSize = BATCH;

    /** The rooms whose doors triage uses. */
    public record Rooms(
            Intake intake, Media media, Events events, Incidents incidents, Identity identity, Speaker speaker) {}

    /** What may be said to somebody about no report. */
    public enum Remark {
        /** How one reports. */
        HELP,
        /** That there is no report of theirs like the one asked about. */
        UNKNOWN
    }

    /** Owes a remark to the sender of a message, in the lane's transaction. */
    @FunctionalInterface
    public interface Speaker {
        Future<Void> say(SqlClient tx, Remark what, ReportFacts asked);
    }

    /** What makes sense of a report. */
    public record Judgement(City city, Understanding understanding, Matching matching) {}

    public Triage(Vertx vertx, Rooms rooms, Judgement judgement, ReportNumbers numbers) {
        this(
                vertx,
                rooms,
                new Reading(judgement.city(), judgement.understanding()::understand),
                judgement.matching(),
                numbers);
    }

    Triage(Vertx vertx, Rooms rooms, Reading reading, Matching matching, ReportNumbers numbers) {
        this.vertx = vertx;
        this.intake = rooms.intake();
        this.media = rooms.media();
        this.events = rooms.events();
        this.reading = reading;
        this.desk = new Desk(rooms, reading, matching, numbers);
        this.wholes = new Wholes(rooms.intake().parts());
    }

    /** Files the next batch; answers how many reports were looked at. */
    public Future<Integer> round(SqlConnection lane) {
        return intake.waiting(lane, batchSize)
                .compose(waiting -> waiting.isEmpty()
                        ? Future.succeededFuture(0)
                        : wholes.of(lane, waiting)
                                .compose(batch -> read(batch.reports()).compose(read -> file(lane, batch, read)))
                                .map(waiting.size()));
    }

    /** Whether {@link #round} may have left some. */
    public boolean mayHaveMore(int looked) {
        return looked >= batchSize || (looked > 0 && batchSize < BATCH);
    }

    private Future<List<Reading.Read>> read(List<Received> waiting) {
        var refs = waiting.stream()
                .flatMap(r -> r.submission().attachments().stream())
                .filter(a -> a.state() == Attachment.State.STORED && a.ref() != null)
                .map(a -> String.valueOf(a.ref()))
                .distinct()
                .toList();
        return media.describe(refs).compose(known -> {
            Map<String, StoredMedia> byRef =
                    known.stream().collect(Collectors.toMap(StoredMedia::ref, Function.identity(), (a, b) -> a));
            // Up to some hundred milliseconds of pure work: not on the event loop.
            return vertx.executeBlocking(
                    () -> waiting.stream().map(r -> reading.read(r, byRef)).toList());
        });
    }

    /** When a batch cannot be written, its reports are tried one by one, and the one that cannot be filed is set aside. */
    private Future<Void> file(SqlConnection lane, Wholes.Batch whole, List<Reading.Read> batch) {
        return events.<Void>write(lane, (tx, log) -> inOrder(tx, log, whole, batch))
                .onSuccess(done -> batchSize = Math.min(BATCH, batchSize * 2))
                .recover(cause -> {
                    if (Outage.is(cause)) {
                        return Future.failedFuture(cause); // the reports are not to blame: all of them wait
                    }
                    if (batch.size() > 1) {
                        LOG.warn("batch of {} not filed, trying one by one", batch.size(), cause);
                        batchSize = 1;
                        return Future.succeededFuture();
                    }
                    return setAside(lane, batch.get(0).received(), cause);
                });
    }

    private Future<Void> inOrder(SqlConnection tx, List<NewEvent> log, Wholes.Batch whole, List<Reading.Read> batch) {
        Future<List<Received.Ended>> all = Future.succeededFuture(new ArrayList<>());
        for (Reading.Read read : batch) {
            all = all.compose(ended -> desk.file(tx, log, read).compose(end -> {
                ended.add(end);
                return wholes.filed(tx, whole, read.received()).map(pieces -> {
                    ended.addAll(pieces);
                    return ended;
                });
            }));
        }
        return all.compose(ended -> intake.end(tx, ended));
    }

    private Future<Void> setAside(SqlConnection lane, Received received, Throwable cause) {
        LOG.error("report set aside reportId={}", received.id(), cause);
        return intake.end(lane, List.of(new Received.Ended(received.id(), Received.State.STUCK, "not-filed")));
    }
}
