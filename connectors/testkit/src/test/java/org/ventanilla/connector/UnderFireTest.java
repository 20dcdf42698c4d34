package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** Many items, a hub that answers as it pleases, and somebody who looks at the counts all the time. */
class UnderFireTest {
    private static final int ITEMS = 150;

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeHub hub = new FakeHub(vertx);

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void every_item_ends_once_and_it_adds_up_at_every_look(long seed, @TempDir Path state) throws InterruptedException {
        Wait.on(hub.open());
        var random = new Random(seed);
        hub.decide(submission -> moody(random));
        var hosted = Wait.on(Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH))
                .host(new Bell(), "bell", new JsonObject()));
        var isOver = new AtomicBoolean();
        var wrong = new AtomicInteger();
        var looker = new Thread(() -> {
            while (!isOver.get()) {
                var counts = hosted.host().counts();
                if (!counts.addsUp() || counts.spooled() < 0 || counts.inFlight() < 0) {
                    wrong.incrementAndGet();
                }
            }
        });
        looker.start();
        var answers = IntStream.range(0, ITEMS)
                .mapToObj(n -> post(hosted, n % 10 == 0 ? "!exception" : n + "=words"))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(Wait.on(answer)).isEqualTo(200));
        hub.decide(submission -> Verdict.USUAL);
        Wait.until(
                vertx,
                "all is through",
                () -> hosted.host().counts().spooled() == 0
                        && hosted.host().counts().inFlight() == 0);
        isOver.set(true);
        looker.join();
        assertThat(wrong).hasValue(0);
        assertThat(hosted.host().counts().received()).isEqualTo(ITEMS);
        assertThat(keys()).doesNotHaveDuplicates().containsAll(expected());
        Wait.on(hosted.stop());
    }

    private static synchronized Verdict moody(Random random) {
        return random.nextInt(3) == 0 ? new Verdict.Nonsense(new JsonObject()) : Verdict.USUAL;
    }

    private List<String> keys() {
        return hub.reports().stream().map(Submission::key).toList();
    }

    private static List<String> expected() {
        return IntStream.range(0, ITEMS)
                .filter(n -> n % 10 != 0)
                .mapToObj(n -> "bell:" + n)
                .toList();
    }

    private Future<Integer> post(Hosted to, String body) {
        return client.post(to.port(), "127.0.0.1", "/in/bell/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer(body))
                .map(answer -> answer.statusCode());
    }
}
