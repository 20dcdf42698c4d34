package org.ventanilla.hub.boot;

import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ventanilla.hub.consumers.Standing;
import org.ventanilla.hub.downstream.Endpoint;
import org.ventanilla.hub.events.Events;

/** Figures of those who read the log: streams, endpoints that are called, registered consumers. */
final class ReaderFigures {
    private final Rooms rooms;
    private final Clock clock;
    private final Gauges gauges;

    ReaderFigures(Rooms rooms, Clock clock, Gauges gauges) {
        this.rooms = rooms;
        this.clock = clock;
        this.gauges = gauges;
    }

    Future<Void> take() {
        var reading = rooms.reading();
        gauges.set("ventanilla.streams.open", reading.streams().listeners());
        gauges.set("ventanilla.streams.let.go", (double) reading.streams().letGo());
        rooms.mind().school().last().ifPresent(this::school);
        return Future.all(
                        rooms.events().head(),
                        reading.consumers().standings(),
                        reading.webhooks().all())
                .compose(all -> {
                    gauges.set("ventanilla.events.position", (double)
                            all.<Events.Head>resultAt(0).position());
                    consumers(all.resultAt(1));
                    return webhooks(all.resultAt(0), all.resultAt(2));
                });
    }

    private void school(NightSchool.Lesson lesson) {
        gauges.set("ventanilla.categories.learned.timestamp.seconds", (double)
                lesson.at().getEpochSecond());
        gauges.set("ventanilla.categories.learned.right", lesson.right());
        gauges.set("ventanilla.categories.learned.taken", lesson.taken() ? 1 : 0);
        Double before = lesson.before();
        if (before != null) {
            gauges.set("ventanilla.categories.used.right", before);
        }
    }

    private void consumers(List<Standing> all) {
        Instant now = clock.instant();
        each("ventanilla.consumer.lag.events", all, Standing::lag);
        each("ventanilla.consumer.lag.seconds", all, s -> s.age(now).toMillis() / 1000.0);
        each("ventanilla.consumer.at.risk", all, s -> s.state() == Standing.State.FOLLOWS ? 0 : 1);
    }

    private void each(String name, List<Standing> all, ToDoubleFunction<Standing> figure) {
        gauges.set(
                name,
                all.stream()
                        .map(s -> Gauges.row(Tags.of("consumer", s.consumer().name()), figure.applyAsDouble(s)))
                        .toList());
    }

    private Future<Void> webhooks(Events.Head head, List<Endpoint> all) {
        return rooms.events()
                .writtenAfter(all.stream().map(Endpoint::position).toList())
                .map(since -> {
                    webhooks(head, all, since);
                    return null;
                });
    }

    private void webhooks(Events.Head head, List<Endpoint> all, Map<Long, Instant> since) {
        Instant now = clock.instant();
        of("ventanilla.webhook.lag.events", all, e -> Math.max(0, head.position() - e.position()));
        of("ventanilla.webhook.lag.seconds", all, e -> {
            Instant waiting = since.get(e.position());
            return waiting == null ? 0 : (now.toEpochMilli() - waiting.toEpochMilli()) / 1000.0;
        });
        of("ventanilla.webhook.failures", all, Endpoint::failures);
        of("ventanilla.webhook.breaker.open", all, e -> e.isLeftAlone(now) ? 1 : 0);
        of("ventanilla.webhook.disabled", all, e -> e.state() == Endpoint.State.DISABLED ? 1 : 0);
    }

    private void of(String name, List<Endpoint> all, ToDoubleFunction<Endpoint> figure) {
        gauges.set(
                name,
                all.stream()
                        .map(e -> Gauges.row(Tags.of("webhook", Long.toString(e.id())), figure.applyAsDouble(e)))
                        .toList());
    }
}
