package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** Items that break whoever reads them: kept for a person, the next one is read. */
class PoisonTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        var hurried = Hosting.QUICK.withItem(Duration.ofMillis(200));
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH)).with(hurried);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "!error", "!stack", "!never"})
    void an_item_that_breaks_the_reader_is_kept_for_a_person_and_the_next_one_is_read(String poison) {
        var well = new Well();
        well.say(poison);
        well.say("lamp");
        var hosted = Wait.on(hosting.host(well, "well", new JsonObject()));
        Wait.until(vertx, "both are through", () -> well.acknowledged.size() == 2);
        assertThat(well.acknowledged).containsExactly("n1 QUARANTINED", "n2 ACCEPTED");
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("well:n1", "well:n2");
        Wait.on(hosted.stop());
    }

    /** @param taken whether the hub would take the sender of what it refused */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_hub_refuses_is_kept_with_its_sender_if_it_will_have_that(boolean taken) {
        hub.decide(s -> s.text() != null || (s.reporter() != null && !taken)
                ? new FakeHub.Verdict.Refused("not so")
                : FakeHub.Verdict.USUAL);
        var well = new Well();
        well.say("lamp");
        var hosted = Wait.on(hosting.host(well, "well", new JsonObject()));
        Wait.until(vertx, "it is through", () -> well.acknowledged.size() == 1);
        assertThat(well.acknowledged).containsExactly("n1 QUARANTINED");
        assertThat(hub.reports()).singleElement().satisfies(kept -> {
            assertThat(kept.key()).isEqualTo("well:n1");
            assertThat(kept.reporter() != null).isEqualTo(taken);
        });
        Wait.on(hosted.stop());
    }
}
