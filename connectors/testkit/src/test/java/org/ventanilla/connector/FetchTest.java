package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** A channel that we ask without blocking: how far the cursor goes, in which order, and what its problems lead to. */
class FetchTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final MemorySourceState sources = new MemorySourceState(clock);
    private final Post post = new Post();
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        var pace = Pace.STANDARD.withSilence(Duration.ofSeconds(1));
        hosting =
                Hosting.inMemory(vertx, state, clock).with(sources.node("one")).with(Hosting.QUICK.at(pace));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void the_cursor_moves_only_after_the_receipt() {
        hub.be(Mood.HOLDING);
        post.lines.add("ana=lamp");
        var hosted = host(hosting.with(Hosting.QUICK.withHub(LONG, LONG)));
        Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        assertThat(sources.cursor("post")).isNull();
        hub.release();
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("post")));
        assertThat(hosted.host().counts().accepted()).isOne();
        Wait.on(hosted.stop());
    }

    @Test
    void a_slow_item_keeps_nobody_else_waiting_but_the_cursor() {
        hub.decide(s -> s.key().equals("post:n2") ? new Verdict.Nonsense(new JsonObject()) : Verdict.USUAL);
        post.lines.addAll(List.of("ana=1", "eva=2", "ana=3", "luz=4"));
        var hosted = host(hosting);
        Wait.until(vertx, "the others are through", () -> hub.reports().size() == 3);
        Wait.until(vertx, "asked again from there", () -> post.askedAfter.contains("1"));
        assertThat(sources.cursor("post")).isEqualTo("1");
        hub.decide(s -> Verdict.USUAL);
        Wait.until(vertx, "all are through", () -> "4".equals(sources.cursor("post")));
        assertThat(hub.reports()).hasSize(4);
        assertThat(hosted.host().counts()).matches(Counts::addsUp);
        Wait.on(hosted.stop());
    }

    @Test
    void what_one_reporter_says_stays_in_order() {
        for (int n = 0; n < 50; n++) {
            post.lines.add((n % 3 == 0 ? "ana=" : "eva=") + n);
        }
        var hosted = host(hosting);
        Wait.until(vertx, "all are through", () -> "50".equals(sources.cursor("post")));
        for (String who : List.of("ana", "eva")) {
            var said = hub.reports().stream()
                    .filter(s -> who.equals(Objects.requireNonNull(s.reporter()).address()))
                    .map(s -> Integer.valueOf(Objects.requireNonNull(s.text()).raw()))
                    .toList();
            assertThat(said).isSorted();
        }
        Wait.on(hosted.stop());
    }

    @Test
    void one_bad_item_among_twenty_is_kept_for_a_person_and_stops_nobody() {
        for (int n = 1; n <= 20; n++) {
            post.lines.add(n == 7 ? "nonsense" : "ana=words");
        }
        var hosted = host(hosting);
        Wait.until(vertx, "all are through", () -> "20".equals(sources.cursor("post")));
        assertThat(hub.reports().stream().filter(s -> s.quarantine() != null))
                .extracting(Submission::key)
                .containsExactly("post:n7");
        assertThat(hosted.host().counts())
                .extracting(Counts::accepted, Counts::quarantined)
                .containsExactly(19L, 1L);
        Wait.on(hosted.stop());
    }

    @Test
    void a_source_that_asks_to_be_left_alone_is_left_alone_for_that_long() {
        post.wrong = SourceProblem.throttled(Duration.ofHours(1));
        var hosted = host(hosting);
        Wait.until(vertx, "it says so", () -> "throttled"
                .equals(hosted.host().health().detail()));
        // Many times the longest wait of a source that is only away, which is 40 ms here.
        Wait.on(vertx.timer(200, TimeUnit.MILLISECONDS));
        assertThat(post.looks).hasValue(1);
        assertThat(hosted.host().counts().throttled()).isOne();
        assertThat(hosted.host().health().state()).isEqualTo(State.DEGRADED);
        Wait.on(hosted.stop());
    }

    @ParameterizedTest
    @EnumSource(
            value = SourceProblem.Kind.class,
            names = {"BAD_CREDENTIALS", "BAD_CONFIGURATION"})
    void what_only_a_person_can_correct_is_not_tried_again(SourceProblem.Kind kind) {
        post.wrong = SourceProblem.of(kind, "refused");
        var hosted = host(hosting);
        Wait.until(vertx, "it says so", () -> hosted.host().health().state() == State.FAILED);
        Wait.on(vertx.timer(200, TimeUnit.MILLISECONDS));
        assertThat(post.looks).hasValue(1);
        assertThat(hosted.host().isReady()).isFalse();
        Wait.on(hosted.stop());
    }

    @Test
    void a_source_that_is_away_is_tried_until_it_is_back() {
        post.wrong = new IllegalStateException("connection refused");
        var hosted = host(hosting);
        Wait.until(vertx, "tried again and again", () -> post.looks.get() > 3);
        assertThat(hosted.host().health().detail()).isEqualTo("source-away");
        post.wrong = null;
        Wait.until(vertx, "it runs", () -> hosted.host().health().state() == State.RUNNING);
        Wait.on(hosted.stop());
    }

    @Test
    void a_look_that_never_ends_is_noticed_broken_off_and_begun_again() {
        post.dead = true;
        var hosted = host(hosting);
        Wait.until(vertx, "it looks", () -> post.looks.get() == 1);
        post.lines.add("ana=lamp");
        // The clock stands but for this, so nothing is late before.
        clock.advance(Duration.ofSeconds(2));
        Wait.until(vertx, "it looks again", () -> post.looks.get() > 1);
        clock.advance(Duration.ofSeconds(2));
        post.dead = false;
        Wait.until(vertx, "it hears again", () -> "1".equals(sources.cursor("post")));
        Wait.until(vertx, "it runs", () -> hosted.host().health().state() == State.RUNNING);
        Wait.on(hosted.stop());
    }

    @Test
    void only_the_holder_of_the_lease_looks() {
        sources.give("post", "another", LONG);
        var hosted = host(hosting);
        Wait.until(vertx, "it waits", () -> hosted.host().health().state() == State.STANDBY);
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(post.looks).hasValue(0);
        clock.advance(LONG.plusSeconds(1));
        Wait.until(vertx, "it takes over", () -> post.looks.get() > 0);
        sources.give("post", "another", LONG);
        Wait.until(vertx, "it stands by", () -> hosted.host().health().state() == State.STANDBY);
        Wait.on(hosted.stop());
    }

    @Test
    void a_stopped_instance_gives_its_lease_back_and_looks_no_more() {
        var hosted = host(hosting);
        Wait.until(vertx, "it looks", () -> post.looks.get() > 0);
        Wait.on(hosted.stop());
        assertThat(sources.holder("post")).isNull();
        int looks = post.looks.get();
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(post.looks).hasValue(looks);
    }

    private Hosted host(Hosting with) {
        return Wait.on(with.host(post, "post", new JsonObject()));
    }
}
