package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.conformance.Conformance;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Result;
import org.ventanilla.connector.conformance.Rule;
import org.ventanilla.connector.conformance.Subject;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** The rules of mail find what they are there to find: the connector with one thing changed in its reading. */
class MailPackSelfTest {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    static Stream<Arguments> mistakes() {
        var known = ConcurrentHashMap.newKeySet();
        return Stream.of(
                mistake("MAIL-2", (item, d) -> named(d, item.position())),
                mistake(
                        "MAIL-3",
                        (item, d) -> d.thread() == null
                                        || known.add(String.valueOf(d.thread().selfId()))
                                ? d
                                : named(d, "known").withWords(null)),
                mistake("MAIL-5", (item, d) -> unmarked(d)),
                mistake("MAIL-6", (item, d) -> {
                    if (!item.raw().toString().contains("charset=utf-8")) {
                        throw new IllegalArgumentException("not a proper mail");
                    }
                    return d;
                }),
                mistake("MAIL-7", (item, d) -> unmarked(d)),
                mistake("MAIL-8", (item, d) -> unmarked(d)),
                mistake("MAIL-9", (item, d) -> d.withFiles(List.of())),
                mistake("MAIL-10", (item, d) -> unmarked(d)),
                mistake("MAIL-11", (item, d) -> d.withWords(quoting(d))));
    }

    @Test
    void every_rule_of_mail_has_a_mistake_that_breaks_it() {
        var tried = Stream.of(mistakes(), readers(), sleepers())
                .flatMap(several -> several.map(mistake -> String.valueOf(mistake.get()[0])));
        assertThat(Conformance.rules())
                .extracting(Rule::id)
                .filteredOn(id -> id.startsWith("MAIL-"))
                .containsExactlyInAnyOrderElementsOf(tried.toList());
    }

    /** Mistakes made before anything is read. */
    static Stream<Arguments> readers() {
        UnaryOperator<Source> news = NewsOnly::new;
        Set<String> open = ConcurrentHashMap.newKeySet();
        UnaryOperator<Source> strict = source -> new Strict(source, open);
        return Stream.of(Arguments.of("MAIL-4", news), Arguments.of("MAIL-12", strict));
    }

    /** Mistakes that only a mail client's own time-outs show. */
    static Stream<Arguments> sleepers() {
        return Stream.of(Arguments.of("MAIL-1", new Semaphore(0)));
    }

    /** Takes half a minute, as the rule itself does. */
    @ParameterizedTest
    @MethodSource("sleepers")
    @EnabledIfSystemProperty(named = "ventanilla.conformance.whole", matches = "true")
    void a_mistake_in_waiting_breaks_its_rule(String ruleId, Semaphore over) {
        try {
            breaks(ruleId, new Mistaken((item, d) -> d, source -> new Trusting(source, over)));
        } finally {
            over.release(Integer.MAX_VALUE);
        }
    }

    /** Waits for a server that went silent until the end of the world, and cannot be called away. */
    private record Trusting(Source inner, Semaphore over) implements Source {
        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
            try {
                return inner.fetch(cursor, max);
            } catch (MessagingException e) {
                over.acquire();
                throw e;
            }
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
            inner.acknowledge(item, outcome);
        }

        @Override
        public void awaitNews(Duration atMost) throws Exception {
            try {
                inner.awaitNews(atMost);
            } catch (MessagingException e) {
                over.acquire();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            if (over.availablePermits() > 0) {
                inner.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void a_mistake_in_fetching_breaks_its_rule(String ruleId, UnaryOperator<Source> fetching) {
        breaks(ruleId, new Mistaken((item, d) -> d, fetching));
    }

    /** What lay there before we came is known to somebody, it thinks. */
    private record NewsOnly(Source inner) implements Source {
        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
            List<RawItem> all = inner.fetch(cursor, max);
            return cursor == null ? List.of() : all;
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
            inner.acknowledge(item, outcome);
        }

        @Override
        public void awaitNews(Duration atMost) throws Exception {
            inner.awaitNews(atMost);
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    /** Cannot go on while a mail that it once saw and did not finish is missing. */
    private record Strict(Source inner, Set<String> open) implements Source {
        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
            List<RawItem> all = inner.fetch(cursor, max);
            List<String> there = all.stream().map(RawItem::position).toList();
            if (!there.containsAll(open)) {
                throw new IllegalStateException("a mail has vanished");
            }
            open.addAll(there);
            return all;
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
            if (inner.fetch(null, open.size()).stream()
                    .noneMatch(one -> one.position().equals(item.position()))) {
                throw new IllegalStateException("a mail has vanished");
            }
            inner.acknowledge(item, outcome);
            open.remove(item.position());
        }

        @Override
        public void awaitNews(Duration atMost) throws Exception {
            inner.awaitNews(atMost);
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    private static Arguments mistake(String ruleId, BiFunction<RawItem, Inbound.Draft, Inbound> reading) {
        return Arguments.of(ruleId, reading);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_in_reading_breaks_its_rule(String ruleId, BiFunction<RawItem, Inbound.Draft, Inbound> reading) {
        breaks(ruleId, new Mistaken(reading, UnaryOperator.identity()));
    }

    private static void breaks(String ruleId, Subject mistaken) {
        var results = Conformance.check(mistaken, PATIENCE, ruleId);
        assertThat(results).singleElement().satisfies(result -> assertThat(result.ending())
                .as(result.detail())
                .isEqualTo(Result.Ending.BROKEN));
    }

    private static Inbound.Draft unmarked(Inbound.Draft d) {
        return d.withFlags(List.of(), null);
    }

    private static Submission.Text quoting(Inbound.Draft d) {
        String all = d.text() == null ? "" : d.text().raw();
        return new Submission.Text(all, all, Submission.TextSource.TYPED, null);
    }

    private static Inbound.Draft named(Inbound.Draft d, String nativeId) {
        return Inbound.Draft.of(nativeId, d.occurredAt(), d.reporter())
                .withTitle(d.title())
                .withWords(d.text())
                .withFiles(d.files())
                .withThread(d.thread())
                .withFlags(d.flags(), d.sign());
    }

    /** The real connector with another reading. */
    private record Mistaken(BiFunction<RawItem, Inbound.Draft, Inbound> reading, UnaryOperator<Source> fetching)
            implements Subject, Connector {
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
            return real.withPoller(new Poller(() -> fetching.apply(poller.open().get()), parse, poller.pollEvery()));
        }
    }
}
