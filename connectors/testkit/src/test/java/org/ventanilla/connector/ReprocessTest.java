package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** Kept originals, read once more after the connector was repaired. */
class ReprocessTest {
    private static final String TOKEN = "let-me-in-4711";

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private volatile boolean repaired;
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH)).with(blobs);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_polled_item_comes_in_under_its_original_key() {
        var hosted = host(
                Assembly.none().withPoller(new Poller(() -> new Once("7=lamp"), this::read, Duration.ofSeconds(9))));
        Submission bad = quarantined();
        assertThat(bad.key()).isEqualTo("puppet:n1");
        assertThatThrownBy(() -> again(bad)).hasMessageContaining("unparseable");
        assertThat(hub.reports()).hasSize(1);
        repaired = true;
        JsonObject answer = again(bad);
        assertThat(answer.getString("outcome")).isEqualTo("CONFLICT");
        assertThat(answer.getJsonArray("receipts")).hasSize(1);
        assertThat(last().key()).isEqualTo("puppet:n1");
        assertThat(last().rawRef()).isEqualTo(bad.rawRef());
        Wait.on(hosted.stop());
    }

    @Test
    void a_webhook_request_comes_in_under_the_ids_it_holds() {
        var hosted = host(Assembly.none().withWebhook(new Repairable()));
        Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/puppet/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer("7=lamp\n8=hole")));
        Submission bad = quarantined();
        assertThatThrownBy(() -> again(bad)).hasMessageContaining("unparseable");
        repaired = true;
        assertThat(again(bad).getString("outcome")).isEqualTo("ACCEPTED");
        assertThat(hub.reports()).extracting(Submission::key).endsWith("puppet:7", "puppet:8");
        assertThat(again(bad).getString("outcome")).isEqualTo("DUPLICATE");
        Wait.on(hosted.stop());
    }

    @Test
    void a_request_is_kept_without_what_let_it_in_and_still_read_again_under_its_ids() {
        var hosted = host(Assembly.none().withWebhook(new Repairable()));
        Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/puppet/ring?t=" + TOKEN)
                .putHeader(Bell.SIGNATURE, "genuine")
                .putHeader("X-Secret-Token", TOKEN)
                .putHeader("Authorization", "Basic b3BlbiBzZXNhbWU=")
                .putHeader("Cookie", "session=sesame")
                .sendBuffer(Buffer.buffer("7=lamp")));
        Submission bad = quarantined();
        assertThat(blobs.contents())
                .singleElement()
                .asString()
                .contains("X-Secret-Token", "/in/puppet/ring?t=***")
                .doesNotContain(TOKEN, "b3BlbiBzZXNhbWU", "sesame");
        repaired = true;
        assertThat(again(bad).getString("outcome")).isEqualTo("ACCEPTED");
        assertThat(last().key()).isEqualTo("puppet:7");
        Wait.on(hosted.stop());
    }

    @Test
    void what_cannot_be_had_now_is_to_be_tried_later_and_what_is_no_request_is_named() {
        var hosted = host(Assembly.none().withWebhook(new Repairable()));
        assertThatThrownBy(() -> ask("puppet:1", "nowhere")).hasMessageContaining("try later");
        assertThatThrownBy(() -> ask("another:1", "x")).hasMessageContaining("key");
        assertThatThrownBy(() -> Wait.on(Puppet.ask(vertx, Addresses.reprocess("puppet"), new JsonObject())))
                .hasMessageContaining("key");
        var kept = Wait.on(blobs.put(Buffer.buffer("no request"), "text/plain", null));
        assertThatThrownBy(() -> ask("puppet:1", Objects.requireNonNull(kept.ref())))
                .hasMessageContaining("unparseable");
        repaired = true;
        hub.be(Mood.FAILING);
        var raw = SpooledRequest.write(new Webhook.Request(
                "POST",
                "/ring",
                "/in/puppet/ring",
                MultiMap.caseInsensitiveMultiMap(),
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer("7=lamp"),
                Instant.EPOCH));
        var request = Wait.on(blobs.put(raw, "application/json", null));
        assertThatThrownBy(() -> ask("puppet:1", Objects.requireNonNull(request.ref())))
                .hasMessageContaining("try later");
        Wait.on(hosted.stop());
    }

    private List<Inbound> read(RawItem item) {
        if (!repaired) {
            throw new IllegalStateException("not yet");
        }
        return List.of(Said.draft(item.nativeId(), item.raw().toString()));
    }

    private Submission quarantined() {
        Wait.until(vertx, "it is kept for a person", () -> !hub.reports().isEmpty());
        assertThat(hub.reports().get(0).quarantine()).isNotNull();
        return hub.reports().get(0);
    }

    private Submission last() {
        return hub.submissions().get(hub.submissions().size() - 1);
    }

    private JsonObject again(Submission bad) {
        return ask(bad.key(), Objects.requireNonNull(bad.rawRef()));
    }

    private JsonObject ask(String key, String rawRef) {
        var body = new JsonObject().put("key", key).put("rawRef", rawRef).put("contentType", "text/plain");
        return Wait.on(Puppet.ask(vertx, Addresses.reprocess("puppet"), body));
    }

    private Hosted host(Assembly parts) {
        return Wait.on(hosting.host(new Puppet(context -> parts), "puppet", new JsonObject().put("token", TOKEN)));
    }

    private final class Repairable implements Webhook {
        private final Bell bell = new Bell();

        @Override
        public @Nullable Reply verify(Request request) {
            return bell.verify(request);
        }

        @Override
        public List<Inbound> parse(Request request) {
            if (!repaired) {
                throw new IllegalStateException("not yet");
            }
            return bell.parse(request);
        }

        @Override
        public Reply reply(Request request) {
            return bell.reply(request);
        }
    }

    /** A source that has one item. */
    private record Once(String words) implements Poller.Source {
        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) {
            return cursor == null
                    ? List.of(new RawItem("1", "n1", Buffer.buffer(words), "text/plain"))
                    : new ArrayList<>();
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) {
            // Nothing to move out of the way.
        }

        @Override
        public void awaitNews(Duration atMost) throws InterruptedException {
            Object unused = new Semaphore(0).tryAcquire(20, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
