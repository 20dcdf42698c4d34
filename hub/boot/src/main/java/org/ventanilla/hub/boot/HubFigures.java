package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Gauges.row;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Counts;
import org.ventanilla.connector.Health;
import org.ventanilla.connector.Listening;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.transcript.Transcripts;

/** Figures of this hub for Prometheus, taken when asked. The names are promised in the operations guide. */
final class HubFigures {
    private static final int PATIENCE_S = 3;

    private final Rooms rooms;
    private final Channels channels;
    private final Clock clock;
    private final IntSupplier members;
    private final Gauges gauges = new Gauges();
    private final ReaderFigures readers;

    /** @param members how many nodes of the cluster this one sees */
    HubFigures(Rooms rooms, Channels channels, Clock clock, IntSupplier members) {
        this.rooms = rooms;
        this.channels = channels;
        this.clock = clock;
        this.members = members;
        this.readers = new ReaderFigures(rooms, clock, gauges);
    }

    /** All figures as text; those of the database are left as they were while it is away. */
    Future<String> scrape() {
        return Future.all(
                        rooms.quarantine().open(),
                        rooms.trail().rows(),
                        rooms.notices().figures(),
                        rooms.transcripts().waiting(),
                        readers.take())
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .onSuccess(all -> {
                    Notices.Figures notices = all.resultAt(2);
                    set("ventanilla.quarantine.open", List.of(row(Tags.empty(), all.<Long>resultAt(0))));
                    set("ventanilla.trail.rows", List.of(row(Tags.empty(), all.<Long>resultAt(1))));
                    set("ventanilla.notices.held", List.of(row(Tags.empty(), (double) notices.held())));
                    set("ventanilla.receipts.unknown", List.of(row(Tags.empty(), (double) notices.unknown())));
                    set("ventanilla.receipts.expired", List.of(row(Tags.empty(), (double) notices.expired())));
                    proposals(all.resultAt(3));
                })
                .transform(done -> Future.succeededFuture(text()));
    }

    private void proposals(Transcripts.Waiting waiting) {
        set("ventanilla.proposals.open", List.of(row(Tags.empty(), (double) waiting.count())));
        Instant oldest = waiting.oldest();
        double age = oldest == null ? 0 : Objects.requireNonNull(seconds(Duration.between(oldest, clock.instant())));
        set("ventanilla.proposals.oldest.seconds", List.of(row(Tags.empty(), age)));
    }

    /** In one go: figures that belong together must not be mixed with those of another who asks at the same time. */
    private synchronized String text() {
        connectors();
        vitals();
        places();
        return gauges.text();
    }

    private void connectors() {
        set("ventanilla.cluster.members", List.of(row(Tags.empty(), members.getAsInt())));
        set(
                "ventanilla.connector.state",
                channels.hosts().stream()
                        .map(ConnectorHost::health)
                        .map(h -> row(
                                Tags.of(
                                        "instance",
                                        h.instance(),
                                        "state",
                                        h.state().name()),
                                1))
                        .toList());
        each("ventanilla.connector.ready", host -> host.isReady() ? 1 : 0);
        each("ventanilla.connector.spooled", host -> host.health().spooled());
        each("ventanilla.connector.lag.seconds", host -> lag(host.health()));
        each("ventanilla.connector.stray.threads", host -> channels.strays(host).size());
        set(
                "ventanilla.connector.items",
                channels.hosts().stream().flatMap(HubFigures::items).toList());
        set(
                "ventanilla.connectors.refused",
                List.of(row(Tags.empty(), channels.refused().size())));
    }

    private void places() {
        set(
                "ventanilla.geocoder.questions",
                rooms.mind().geocoding().outcomes().entrySet().stream()
                        .map(e -> row(
                                Tags.of("outcome", e.getKey().name().toLowerCase(Locale.ROOT)), (double) e.getValue()))
                        .toList());
    }

    private void vitals() {
        set(
                "ventanilla.connector.alarm",
                channels.hosts().stream().flatMap(HubFigures::alarms).toList());
        known(
                "ventanilla.connector.canary.seconds",
                host -> seconds(host.vitals().roundTrip()));
        known(
                "ventanilla.connector.canary.last.timestamp.seconds",
                host -> epoch(host.vitals().canaryBack()));
        known("ventanilla.connector.token.expiry.seconds", this::tokenLeft);
        listening("ventanilla.connector.connections", Listening::connections);
        listening("ventanilla.connector.put.off", Listening::putOff);
        listening("ventanilla.connector.turned.away", Listening::turnedAway);
    }

    private static Stream<MultiGauge.Row<?>> alarms(ConnectorHost host) {
        return host.health().alarms().stream()
                .map(alarm -> row(Tags.of("instance", host.instance(), "alarm", alarm), 1));
    }

    /** The columns of the ledger since the start: received is the sum of those up to in_flight. */
    private static Stream<MultiGauge.Row<?>> items(ConnectorHost host) {
        Counts c = host.counts();
        Map<String, Long> columns = Map.ofEntries(
                Map.entry("received", c.received()),
                Map.entry("accepted", c.accepted()),
                Map.entry("duplicate", c.duplicate()),
                Map.entry("conflict", c.conflict()),
                Map.entry("quarantined", c.quarantined()),
                Map.entry("spooled", c.spooled()),
                Map.entry("in_flight", c.inFlight()),
                Map.entry("sent", c.sent()),
                Map.entry("retried", c.retried()),
                Map.entry("failed", c.failed()),
                Map.entry("backfilled", c.backfilled()),
                Map.entry("throttled", c.throttled()),
                Map.entry("gaps", c.gaps()),
                Map.entry("forbidden", c.forbidden()));
        return columns.entrySet().stream()
                .map(e -> row(
                        Tags.of("instance", host.instance(), "column", e.getKey()),
                        e.getValue().doubleValue()));
    }

    /** Zero for channels that are called and never ask. */
    private double lag(Health h) {
        var last = h.lastContact();
        return last == null ? 0 : Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }

    private @Nullable Double tokenLeft(ConnectorHost host) {
        Instant end = host.vitals().tokenExpires();
        return end == null ? null : seconds(Duration.between(clock.instant(), end));
    }

    /** A figure of those instances that listen. */
    private void listening(String name, ToDoubleFunction<Listening> figure) {
        known(name, host -> {
            Listening now = host.vitals().listening();
            return now == null ? null : figure.applyAsDouble(now);
        });
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }

    private static @Nullable Double epoch(@Nullable Instant when) {
        return when == null ? null : when.toEpochMilli() / 1000.0;
    }

    /** A figure only of those instances that have it. */
    private void known(String name, Function<ConnectorHost, @Nullable Double> value) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (ConnectorHost host : channels.hosts()) {
            Double figure = value.apply(host);
            if (figure != null) {
                rows.add(row(Tags.of("instance", host.instance()), figure));
            }
        }
        set(name, rows);
    }

    private void each(String name, ToDoubleFunction<ConnectorHost> value) {
        set(
                name,
                channels.hosts().stream()
                        .map(host -> row(Tags.of("instance", host.instance()), value.applyAsDouble(host)))
                        .toList());
    }

    private void set(String name, List<? extends MultiGauge.Row<?>> rows) {
        gauges.set(name, rows);
    }
}
