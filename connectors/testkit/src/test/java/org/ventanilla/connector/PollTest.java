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
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** A channel we have to ask: what is acknowledged when, how far the cursor goes, and who may read. */
class PollTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final MemorySourceState sources = new MemorySourceState(clock);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final Well well = new Well();
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting =
                Hosting.inMemory(vertx, state, clock).with(sources.node("one")).with(blobs);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void the_source_is_acknowledged_and_the_cursor_moved_only_after_the_receipt() {
        hub.be(Mood.HOLDING);
        well.say("lamp");
        var hosted = host(hosting.with(Hosting.QUICK.withHub(LONG, LONG)));
        Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        assertThat(well.acknowledged).isEmpty();
        assertThat(sources.cursor("well")).isNull();
        hub.release();
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("well")));
        assertThat(well.acknowledged).containsExactly("n1 ACCEPTED");
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("well:n1");
        Wait.on(hosted.stop());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SILENT", "FAILING", "STORES_BUT_SILENT"})
    void without_a_receipt_nothing_is_acknowledged_and_the_same_key_is_asked_again(Mood mood) {
        hub.be(mood);
        well.say("lamp");
        var hosted = host(hosting);
        Wait.until(vertx, "asked in a second look too", () -> hub.submissions().size() > 3);
        assertThat(well.acknowledged).isEmpty();
        assertThat(sources.cursor("well")).isNull();
        Wait.until(vertx, "it says so", () -> hosted.host().health().state() == State.DEGRADED);
        assertThat(hosted.host().health().detail()).isEqualTo("hub-away");
        assertThat(hosted.host().isReady()).isTrue();
        hub.be(Mood.WELL);
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("well")));
        Wait.until(vertx, "it runs again", () -> hosted.host().health().state() == State.RUNNING);
        assertThat(hub.submissions()).extracting(Submission::key).containsOnly("well:n1");
        assertThat(hub.reports()).hasSize(1);
        Wait.on(hosted.stop());
    }

    @ParameterizedTest
    @EnumSource(Receipt.Outcome.class)
    void all_four_receipts_are_acknowledged(Receipt.Outcome outcome) {
        hub.decide(s -> new Verdict.Given(new Receipt(Receipt.SCHEMA, outcome, "r1", null, null, null, null, null)));
        well.say("lamp");
        var hosted = host(hosting);
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("well")));
        assertThat(well.acknowledged).containsExactly("n1 " + outcome);
        Wait.on(hosted.stop());
    }

    @Test
    void one_bad_item_among_twenty_is_kept_for_a_person_and_stops_nobody() {
        for (int n = 1; n <= 20; n++) {
            well.say(n == 7 ? "!" : "words");
        }
        var hosted = host(hosting);
        Wait.until(vertx, "all are through", () -> "20".equals(sources.cursor("well")));
        assertThat(well.acknowledged).hasSize(20).contains("n7 QUARANTINED", "n8 ACCEPTED");
        var bad = hub.reports().stream().filter(s -> s.quarantine() != null).toList();
        assertThat(bad).singleElement().satisfies(s -> {
            assertThat(s.key()).isEqualTo("well:n7");
            assertThat(Wait.on(blobs.get(String.valueOf(s.rawRef()))).toString())
                    .isEqualTo("!");
        });
        Wait.on(hosted.stop());
    }

    @Test
    void the_cursor_never_passes_an_item_without_a_receipt() {
        hub.decide(s -> s.key().equals("well:n3") ? new Verdict.Nonsense(new JsonObject()) : Verdict.USUAL);
        List.of("a", "b", "c", "d").forEach(well::say);
        var hosted = host(hosting);
        Wait.until(
                vertx,
                "asked again",
                () -> well.askedAfter.stream().filter("2"::equals).count() > 1);
        assertThat(sources.cursor("well")).isEqualTo("2");
        assertThat(well.acknowledged).containsExactly("n1 ACCEPTED", "n2 ACCEPTED");
        assertThat(hub.reports())
                .extracting(Submission::key)
                .containsExactlyInAnyOrder("well:n1", "well:n2", "well:n4");
        hub.decide(s -> Verdict.USUAL);
        Wait.until(vertx, "all are through", () -> "4".equals(sources.cursor("well")));
        assertThat(well.acknowledged).hasSize(4).doesNotHaveDuplicates().contains("n4 DUPLICATE");
        assertThat(hub.reports()).hasSize(4);
        Wait.on(hosted.stop());
    }

    @Test
    void originals_that_cannot_be_kept_are_not_acknowledged() {
        blobs.setAway(true);
        well.say("lamp");
        var hosted = host(hosting);
        Wait.until(vertx, "it says so", () -> "hub-away"
                .equals(hosted.host().health().detail()));
        assertThat(well.acknowledged).isEmpty();
        assertThat(hub.submissions()).isEmpty();
        blobs.setAway(false);
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("well")));
        Wait.on(hosted.stop());
    }

    @Test
    void a_restart_goes_on_after_the_cursor() {
        well.say("a");
        var before = host(hosting);
        Wait.until(vertx, "the cursor moves", () -> "1".equals(sources.cursor("well")));
        Wait.on(before.stop());
        assertThat(sources.holder("well")).isNull();
        well.say("b");
        well.askedAfter.clear();
        var after = host(hosting.with(sources.node("two")));
        Wait.until(vertx, "the cursor moves", () -> "2".equals(sources.cursor("well")));
        assertThat(well.askedAfter.get(0)).isEqualTo("1");
        Wait.on(after.stop());
    }

    @Test
    void only_the_holder_of_the_lease_reads() {
        sources.give("well", "another", LONG);
        well.say("a");
        var hosted = host(hosting);
        Wait.until(vertx, "it waits", () -> hosted.host().health().state() == State.STANDBY);
        // Several times the wait between two tries for the lease, which is 20 ms here.
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(well.opened).hasValue(0);
        assertThat(hosted.host().isReady()).isTrue();
        clock.advance(LONG.plusSeconds(1));
        Wait.until(vertx, "it takes over", () -> "1".equals(sources.cursor("well")));
        assertThat(sources.holder("well")).isEqualTo("one");
        Wait.on(hosted.stop());
    }

    @Test
    void a_lost_lease_ends_the_reading_at_once_also_of_a_source_that_waits() {
        well.say("a");
        var hosted = host(hosting);
        Wait.until(vertx, "it waits for news", () -> hosted.host().health().state() == State.RUNNING);
        sources.give("well", "another", LONG);
        Wait.until(vertx, "it stands by", () -> hosted.host().health().state() == State.STANDBY);
        int looks = well.looks.get();
        well.say("b");
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(well.looks).hasValue(looks);
        assertThat(well.acknowledged).containsExactly("n1 ACCEPTED");
        Wait.on(hosted.stop());
    }

    @Test
    void a_lease_that_ran_out_unrenewed_and_was_won_again_reads_on_from_where_the_other_node_came() {
        var flaky = new Flaky(sources.node("one"));
        well.say("a");
        var hosted = host(hosting.with(flaky));
        Wait.until(vertx, "the first is through", () -> "1".equals(sources.cursor("well")));
        flaky.away = true;
        clock.advance(LONG);
        var other = sources.node("two");
        long token = Objects.requireNonNull(Wait.on(other.lease("well", LONG)));
        well.words.add("b");
        Wait.on(other.saveCursor("well", "2", token));
        Wait.on(other.release("well", token));
        well.askedAfter.clear();
        flaky.away = false;
        Wait.until(vertx, "it is ours again", () -> "one".equals(sources.holder("well")));
        well.say("c");
        Wait.until(vertx, "the third is through", () -> "3".equals(sources.cursor("well")));
        assertThat(well.askedAfter).doesNotContain("1");
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("well:n1", "well:n3");
        Wait.on(hosted.stop());
    }

    @Test
    void draining_finishes_what_is_in_hand_and_leaves_the_rest_to_the_next_holder() {
        hub.be(Mood.HOLDING);
        for (int n = 1; n <= 17; n++) {
            well.say("words");
        }
        var hosted = host(hosting.with(Hosting.QUICK.withHub(LONG, LONG)));
        Wait.until(vertx, "the hub is asked about a window of items", () -> hub.heldBack() == 16);
        var drained = hosted.host().drain(clock.instant().plus(LONG));
        assertThat(drained.isComplete()).isFalse();
        hub.release();
        Wait.on(drained);
        assertThat(well.acknowledged).hasSize(16).endsWith("n16 ACCEPTED");
        assertThat(sources.cursor("well")).isEqualTo("16");
        assertThat(sources.holder("well")).isNull();
        Wait.on(hosted.stop());
    }

    @Test
    void a_source_that_hangs_is_broken_off_after_the_time_of_silence() {
        var pace = Pace.STANDARD.withSilence(Duration.ofSeconds(1));
        var hosted = host(hosting.with(Hosting.QUICK.at(pace)));
        Wait.until(vertx, "it waits for news", () -> hosted.host().health().state() == State.RUNNING);
        int opened = well.opened.get();
        well.deaf = true;
        clock.advance(Duration.ofSeconds(2));
        Wait.until(vertx, "it connects anew", () -> well.opened.get() > opened);
        well.deaf = false;
        well.say("a");
        Wait.until(vertx, "it hears again", () -> "1".equals(sources.cursor("well")));
        Wait.until(vertx, "it is well", () -> hosted.host().health().detail() == null);
        Wait.on(hosted.stop());
    }

    private Hosted host(Hosting with) {
        return Wait.on(with.host(well, "well", new JsonObject()));
    }
}
