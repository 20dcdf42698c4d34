package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.geocode.Geocoding;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.hub.transcript.Proposed;
import org.ventanilla.hub.transcript.Proposer;
import org.ventanilla.hub.transcript.Transcripts;
import org.ventanilla.hub.transcript.Transcripts.Verdict;
import org.ventanilla.hub.understand.Understanding;

/**
 * Takes received reports in order, understands them, matches them, and writes incident changes and events in one transaction
 * a batch. Called by the lane only, so two reports of one thing never race.
 */
public final class Triage {
    private static final Logger LOG = LoggerFactory.getLogger(Triage.class);
    private static final int BATCH = 100;
    /** So many batches are looked for at once: all but the first are read while another is written. */
    private static final int AHEAD = 4;

    private final Vertx vertx;
    private final Intake intake;
    private final Pictures pictures;
    private final Events events;
    private final Reading reading;
    private final Desk desk;
    private final Wholes wholes;
    private final Transcripts transcripts;
    private final Proposer proposer;
    private final Locating locating;
    private int batchSize = BATCH;

    /** The rooms whose doors triage uses. */
    public record Rooms(
            Intake intake,
            Media media,
            Events events,
            Incidents incidents,
            Identity identity,
            Transcripts transcripts,
            Speaker speaker) {}

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
    public record Judgement(City city, Understanding understanding, Matching matching, Geocoding geocoding) {

        /** Without anybody else to ask for places. */
        public Judgement(City city, Understanding understanding, Matching matching) {
            this(city, understanding, matching, Geocoding.off());
        }
    }

    public Triage(Vertx vertx, Rooms rooms, Judgement judgement, ReportNumbers numbers) {
        this(
                vertx,
                rooms,
                Readers.of(judgement, new Reading(judgement.city(), judgement.understanding()::understand)),
                judgement.matching(),
                numbers);
    }

    /** What reads a report, what finds places that are not ours, and what says where a machine's understanding of it came from. */
    record Readers(Reading reading, Locating locating, Proposer proposer) {
        static Readers of(Judgement j, Reading reading) {
            var locating = new Locating(reading, j.geocoding(), j.city().gazetteer());
            return new Readers(reading, locating, new Proposer(j.city(), j.understanding()));
        }
    }

    Triage(Vertx vertx, Rooms rooms, Readers readers, Matching matching, ReportNumbers numbers) {
        this.vertx = vertx;
        this.intake = rooms.intake();
        this.pictures = new Pictures(rooms.media());
        this.events = rooms.events();
        this.reading = readers.reading();
        this.desk = new Desk(rooms, reading, matching, numbers);
        this.transcripts = rooms.transcripts();
        this.proposer = readers.proposer();
        this.locating = readers.locating();
        this.wholes = new Wholes(rooms.intake().parts(), transcripts);
    }

    /** How long to wait for pictures that nobody looked at yet. */
    void waitForPictures(Duration longest) {
        pictures.waitFor(longest);
    }

    /** Files the next reports, a batch in each transaction; answers how many were looked at. */
    public Future<Integer> round(SqlConnection lane) {
        int size = batchSize;
        return intake.waiting(lane, AHEAD * size)
                .compose(waiting -> wholes.of(lane, waiting)
                        .compose(whole -> new ReadAhead<>(
                                        whole.batches(size), this::read, (batch, made) -> file(lane, batch, made))
                                .run())
                        .map(waiting.size()))
                .recover(cause ->
                        cause instanceof Pictures.Wait ? Future.succeededFuture(0) : Future.failedFuture(cause));
    }

    /** Whether {@link #round} may have left some. */
    public boolean mayHaveMore(int looked) {
        return looked >= AHEAD * batchSize || (looked > 0 && batchSize < BATCH);
    }

    /**
     * What was made of one.
     *
     * @param proposed of what a machine wrote down, with the sentence that each thing came from; else null
     */
    private record Made(Reading.Read read, @Nullable Proposed proposed) {}

    private Future<List<Made>> read(Wholes.Batch batch) {
        return pictures.of(batch.reports()).compose(byRef -> {
            // Up to some hundred milliseconds of pure work: not on the event loop.
            return inTwo(batch.reports(), r -> reading.read(r, byRef)).compose(reads -> locating.of(reads)
                    .compose(changes -> vertx.executeBlocking(() -> IntStream.range(0, reads.size())
                            .mapToObj(i -> made(changes.get(i).apply(reads.get(i)), batch))
                            .toList())));
        });
    }

    /** Each half on a thread of its own; the order is kept. */
    private <A, B> Future<List<B>> inTwo(List<A> all, Function<A, B> work) {
        int middle = all.size() / 2;
        List<Future<List<B>>> halves = Stream.of(all.subList(0, middle), all.subList(middle, all.size()))
                .map(half -> vertx.executeBlocking(() -> half.stream().map(work).toList(), false))
                .toList();
        return Future.all(halves)
                .map(done ->
                        halves.stream().flatMap(half -> half.result().stream()).toList());
    }

    private Made made(Reading.Read read, Wholes.Batch batch) {
        var r = read.received();
        var s = r.submission();
        if (!Composition.isTranscribed(s)
                || Composition.isEmpty(s)
                || batch.late().contains(r.id())) {
            return new Made(read, null);
        }
        var pieces = batch.piecesOf(r);
        var said = pieces.isEmpty()
                ? List.of(s)
                : Composition.inOrder(s.changed().text(null).made(), pieces);
        return new Made(read, proposer.of(s, said, read.understood()));
    }

    /**
     * When a batch cannot be written, its reports are tried one by one, and the one that cannot be filed is set aside. Answers
     * whether the next batch may follow.
     */
    private Future<Boolean> file(SqlConnection lane, Wholes.Batch whole, List<Made> batch) {
        return events.<Void>write(lane, (tx, log) -> inOrder(tx, log, whole, batch))
                .onSuccess(done -> batchSize = Math.min(BATCH, batchSize * 2))
                .map(true)
                .recover(cause -> {
                    if (Outage.is(cause)) {
                        return Future.failedFuture(cause); // the reports are not to blame: all of them wait
                    }
                    if (batch.size() > 1) {
                        LOG.warn("batch of {} not filed, trying one by one", batch.size(), cause);
                        batchSize = 1;
                        return Future.succeededFuture(false);
                    }
                    return setAside(lane, batch.get(0).read().received(), cause).map(true);
                });
    }

    /** Each is looked at when all that the one before wrote is on its way: the connection keeps the order. */
    private Future<Void> inOrder(SqlConnection tx, List<NewEvent> log, Wholes.Batch whole, List<Made> batch) {
        Ahead ahead = desk.ahead(tx, batch.stream().map(Made::read).toList());
        // Who sent what a person has to look at first is written down when that was done.
        var senders = desk.senders(
                tx,
                batch.stream().filter(m -> m.proposed() == null).map(Made::read).toList());
        List<List<NewEvent>> logs = new ArrayList<>();
        List<Future<List<Received.Ended>>> all = new ArrayList<>();
        Future<Void> turn = Future.succeededFuture();
        for (Made made : batch) {
            List<NewEvent> own = new ArrayList<>();
            var page = new Desk.Page(tx, own, ahead, senders, Promise.promise());
            var end = turn.compose(go -> one(page, whole, made));
            end.onComplete(done -> page.next(), page::fail);
            turn = page.turn().future();
            logs.add(own);
            all.add(end);
        }
        // Not before each has ended: what a failed one still sends must not come after the rollback.
        return Future.join(all).compose(done -> {
            logs.forEach(log::addAll);
            return intake.end(
                    tx, all.stream().flatMap(end -> end.result().stream()).toList());
        });
    }

    /** How it and its pieces ended; none when it comes again. */
    private Future<List<Received.Ended>> one(Desk.Page page, Wholes.Batch whole, Made made) {
        var tx = page.tx();
        var received = made.read().received();
        return recorded(tx, received).compose(noted -> verdict(tx, made)).compose(verdict -> switch (verdict) {
            case AGAIN -> Future.succeededFuture(List.<Received.Ended>of());
            case WAIT ->
                ended(tx, whole, received, new Received.Ended(received.id(), Received.State.PROPOSED, "transcribed"));
            case FILE -> desk.file(page, made.read()).compose(end -> ended(tx, whole, received, end));
        });
    }

    /** A piece that comes late names its call, which is filed already. */
    private Future<Void> recorded(SqlClient tx, Received received) {
        var s = received.submission();
        List<String> names = Composition.recordings(s);
        String call = s.thread() == null ? null : s.thread().parentKey();
        if (names.isEmpty() || call == null) {
            return transcripts.recorded(tx, received.id(), s.instance(), names);
        }
        return intake.idOf(tx, s.instance(), call)
                .compose(id -> transcripts.recorded(tx, id == null ? received.id() : id, s.instance(), names));
    }

    private Future<Verdict> verdict(SqlClient tx, Made made) {
        return made.proposed() == null
                ? Future.succeededFuture(Verdict.FILE)
                : transcripts.weigh(tx, made.read().received().id(), made.proposed());
    }

    private Future<List<Received.Ended>> ended(
            SqlClient tx, Wholes.Batch whole, Received received, Received.Ended end) {
        return wholes.filed(tx, whole, received, end.state())
                .map(pieces -> Stream.concat(Stream.of(end), pieces.stream()).toList());
    }

    private Future<Void> setAside(SqlConnection lane, Received received, Throwable cause) {
        LOG.error("report set aside reportId={}", received.id(), cause);
        return intake.end(lane, List.of(new Received.Ended(received.id(), Received.State.STUCK, "not-filed")));
    }
}
