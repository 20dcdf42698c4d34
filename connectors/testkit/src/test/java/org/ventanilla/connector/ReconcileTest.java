package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Reconciler.Page;
import org.ventanilla.connector.Reconciler.Window;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** A source that calls us, asked afterwards what we should have heard. */
class ReconcileTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");
    private static final String CURSOR = "puppet.reconcile";

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(START);
    private final MemorySourceState sources = new MemorySourceState(clock);
    private final List<Window> asked = new CopyOnWriteArrayList<>();
    private final List<RawItem> known = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant knownSince;
    private volatile @Nullable RuntimeException wrong;
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting =
                Hosting.inMemory(vertx, state, clock).with(sources.node("one")).with(Hosting.QUICK.at(Puppet.QUICK));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void what_was_missed_is_found_at_the_start_and_each_item_once() {
        for (int n = 0; n < 50; n++) {
            know(n);
        }
        var hosted = host(null);
        Wait.until(vertx, "all are found", () -> hub.reports().size() == 50);
        Wait.until(vertx, "it is remembered", () -> sources.cursor(CURSOR) != null);
        assertThat(hosted.host().counts()).extracting(Counts::backfilled).isEqualTo(50L);
        assertThat(hosted.host().counts()).matches(Counts::addsUp);
        assertThat(look(new JsonObject()).getInteger("backfilled")).isZero();
        assertThat(hub.reports()).hasSize(50);
        Wait.on(hosted.stop());
    }

    @Test
    void what_the_channel_itself_brought_is_known_and_not_counted_as_missed() {
        know(7);
        hub.be(Mood.FAILING);
        var hosted = host(null);
        hub.be(Mood.WELL);
        var answer = Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/puppet/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer("n7=words")));
        assertThat(answer.statusCode()).isEqualTo(200);
        Wait.until(vertx, "the webhook's is there", () -> !hub.reports().isEmpty());
        Wait.until(vertx, "both are through", () -> hosted.host().counts().duplicate() > 0);
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("puppet:n7");
        Wait.on(hosted.stop());
    }

    @Test
    void each_look_begins_a_little_before_the_end_of_the_last_complete_one() {
        var hosted = host(null);
        Wait.until(vertx, "it looked", () -> sources.cursor(CURSOR) != null);
        assertThat(asked.get(0)).isEqualTo(new Window(START.minus(Duration.ofDays(1)), START.minusSeconds(60)));
        clock.advance(Duration.ofSeconds(5));
        assertThat(look(new JsonObject()).getString("to"))
                .as("who asks wants all there is until now")
                .isEqualTo("2026-03-01T10:15:35Z");
        assertThat(asked.get(1).from()).isEqualTo(START.minus(Duration.ofMinutes(16)));
        look(new JsonObject().put("from", "2026-02-01T00:00:00Z"));
        assertThat(asked.get(2).from()).isEqualTo("2026-02-01T00:00:00Z");
        Wait.on(hosted.stop());
    }

    @Test
    void a_look_that_did_not_get_through_is_not_remembered() {
        know(1);
        wrong = SourceProblem.of(SourceProblem.Kind.AWAY, "away");
        var hosted = host(null);
        Wait.until(vertx, "tried again", () -> asked.size() > 2);
        assertThat(hosted.host().health().detail()).isEqualTo("reconcile-away");
        assertThat(sources.cursor(CURSOR)).isNull();
        wrong = null;
        Wait.until(vertx, "it is found", () -> hub.reports().size() == 1);
        Wait.until(vertx, "it says so", () -> "backfilled"
                .equals(hosted.host().health().detail()));
        look(new JsonObject());
        assertThat(hosted.host().health().detail())
                .as("a look that finds nothing ends the alarm")
                .isNull();
        Wait.on(hosted.stop());
    }

    @Test
    void what_the_source_no_longer_knows_is_reported_with_its_bounds() {
        var hosted = host(null);
        Wait.until(vertx, "it looked", () -> sources.cursor(CURSOR) != null);
        knownSince = START.minusSeconds(10);
        JsonObject found = look(new JsonObject());
        assertThat(found.getString("gapUntil")).isEqualTo("2026-03-01T10:15:20Z");
        assertThat(hosted.host().counts().gaps()).isOne();
        assertThat(hosted.host().health())
                .extracting(Health::state, Health::detail)
                .containsExactly(Health.State.DEGRADED, "gap");
        knownSince = null;
        look(new JsonObject());
        assertThat(hosted.host().health().detail()).isNull();
        Wait.on(hosted.stop());
    }

    @Test
    void an_outage_longer_than_the_source_remembers_is_a_gap_also_when_it_does_not_say_so() {
        var hosted = host(Duration.ofHours(2));
        Wait.until(vertx, "it looked", () -> sources.cursor(CURSOR) != null);
        Wait.on(hosted.stop());
        clock.advance(Duration.ofHours(5));
        var after = host(Duration.ofHours(2));
        Wait.until(vertx, "it says so", () -> "gap".equals(after.host().health().detail()));
        Wait.on(after.stop());
    }

    @Test
    void only_the_holder_of_the_lease_looks() {
        sources.give(CURSOR, "another", Duration.ofSeconds(15));
        var hosted = host(null);
        assertThatThrownBy(() -> look(new JsonObject())).hasMessageContaining("No handlers");
        clock.advance(Duration.ofSeconds(16));
        Wait.until(vertx, "it takes over", () -> !asked.isEmpty());
        Wait.on(hosted.stop());
        assertThat(sources.holder(CURSOR)).isNull();
    }

    @Test
    void a_time_that_is_none_is_named() {
        var hosted = host(null);
        Wait.until(vertx, "it looked", () -> sources.cursor(CURSOR) != null);
        assertThatThrownBy(() -> look(new JsonObject().put("from", "yesterday")))
                .hasMessageContaining("from");
        Wait.on(hosted.stop());
    }

    private void know(int n) {
        known.add(new RawItem("", "n" + n, Buffer.buffer("n" + n + "=words"), "text/plain"));
    }

    private JsonObject look(JsonObject body) {
        return Wait.on(Puppet.ask(vertx, Addresses.reconcile("puppet"), body));
    }

    /** Two pages, so that the second is asked for too. */
    private Future<Page> page(Window window, @Nullable String token) {
        RuntimeException problem = wrong;
        if (token == null) {
            asked.add(window);
        }
        if (problem != null) {
            return Future.failedFuture(problem);
        }
        int half = known.size() / 2;
        return Future.succeededFuture(
                token == null
                        ? new Page(known.subList(0, half), "2", knownSince)
                        : new Page(known.subList(half, known.size()), null, null));
    }

    private Hosted host(@Nullable Duration retention) {
        var traits = new Traits(Set.of(), Reporter.Assurance.NONE, 0, retention);
        var puppet = new Puppet(
                traits,
                context -> Assembly.none().withWebhook(new Bell()).withReconciler(new Reconciler(this::page, item -> {
                    String[] parts = item.raw().toString().split("=", 2);
                    return List.of(Said.draft(parts[0], parts[1]));
                })));
        return Wait.on(hosting.host(puppet, "puppet", new JsonObject()));
    }
}
