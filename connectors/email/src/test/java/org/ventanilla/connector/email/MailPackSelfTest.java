package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.conformance.Conformance;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Result;
import org.ventanilla.connector.conformance.Subject;
import org.ventanilla.model.Submission;

/** The rules of mail find what they are there to find: the connector with one thing changed in its reading. */
class MailPackSelfTest {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    static Stream<Arguments> mistakes() {
        var known = ConcurrentHashMap.newKeySet();
        return Stream.of(
                mistake("MAIL-2", (item, d) -> draft(d, item.position(), d.text(), d.files(), d.flags())),
                mistake(
                        "MAIL-3",
                        (item, d) -> d.thread() == null
                                        || known.add(String.valueOf(d.thread().selfId()))
                                ? d
                                : draft(d, "known", null, d.files(), d.flags())),
                mistake("MAIL-5", (item, d) -> unmarked(d)),
                mistake("MAIL-6", (item, d) -> {
                    if (!item.raw().toString().contains("charset=utf-8")) {
                        throw new IllegalArgumentException("not a proper mail");
                    }
                    return d;
                }),
                mistake("MAIL-7", (item, d) -> unmarked(d)),
                mistake("MAIL-8", (item, d) -> unmarked(d)),
                mistake("MAIL-9", (item, d) -> draft(d, d.nativeId(), d.text(), List.of(), d.flags())),
                mistake("MAIL-10", (item, d) -> unmarked(d)),
                mistake("MAIL-11", (item, d) -> draft(d, d.nativeId(), quoting(d), d.files(), d.flags())));
    }

    private static Arguments mistake(String ruleId, BiFunction<RawItem, Inbound.Draft, Inbound> reading) {
        return Arguments.of(ruleId, reading);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_in_reading_breaks_its_rule(String ruleId, BiFunction<RawItem, Inbound.Draft, Inbound> reading) {
        var results = Conformance.check(new Mistaken(reading), PATIENCE, ruleId);
        assertThat(results).singleElement().satisfies(result -> assertThat(result.ending())
                .as(result.detail())
                .isEqualTo(Result.Ending.BROKEN));
    }

    private static Inbound.Draft unmarked(Inbound.Draft d) {
        return draft(d, d.nativeId(), d.text(), d.files(), List.of());
    }

    private static Submission.Text quoting(Inbound.Draft d) {
        String all = d.text() == null ? "" : d.text().raw();
        return new Submission.Text(all, all, Submission.TextSource.TYPED, null);
    }

    private static Inbound.Draft draft(
            Inbound.Draft d,
            String nativeId,
            Submission.@org.jspecify.annotations.Nullable Text text,
            List<Inbound.DraftFile> files,
            List<Submission.Flag> flags) {
        return new Inbound.Draft(
                nativeId,
                d.occurredAt(),
                d.reporter(),
                d.title(),
                text,
                d.location(),
                d.kindHint(),
                d.category(),
                files,
                d.thread(),
                flags,
                List.of());
    }

    /** The real connector with another reading. */
    private record Mistaken(BiFunction<RawItem, Inbound.Draft, Inbound> reading) implements Subject, Connector {
        @Override
        public Connector connector() {
            return this;
        }

        @Override
        public String instance() {
            return "buzon";
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) throws Exception {
            return new MailWorld(vertx);
        }

        @Override
        public Descriptor descriptor() {
            return new EmailConnector().descriptor();
        }

        @Override
        public Assembly assemble(ConnectorContext context) {
            Assembly real = new EmailConnector().assemble(context);
            Poller poller = Objects.requireNonNull(real.poller());
            Function<RawItem, List<Inbound>> parse = item -> poller.parse().apply(item).stream()
                    .map(one -> one instanceof Inbound.Draft d ? reading.apply(item, d) : one)
                    .toList();
            return real.withPoller(new Poller(poller.open(), parse, poller.pollEvery()));
        }
    }
}
