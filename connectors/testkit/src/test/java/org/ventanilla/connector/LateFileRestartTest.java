package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** A program that dies while it fetches the picture of a message it has acknowledged. */
class LateFileRestartTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private Path state;
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path folder) {
        state = folder;
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.parse("2026-03-01T10:15:30Z")));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_picture_that_was_being_fetched_is_fetched_by_the_next_run() throws IOException {
        message(address -> Promise.<Buffer>promise().future()); // the answer never comes: the program dies first
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("bell:7");
        assertThat(pending()).hasSize(1);
        Wait.on(hosting.host(withPicture(a -> Future.succeededFuture(Buffer.buffer("picture"))), "bell", options()));
        Wait.until(vertx, "the picture follows", () -> hub.reports().size() == 2);
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("bell:7", "bell:7:file:0");
        assertThat(hub.reports().get(1).attachments())
                .extracting(Attachment::state)
                .containsExactly(Attachment.State.STORED);
        Wait.until(vertx, "nothing is pending", () -> pending().isEmpty());
    }

    @Test
    void nothing_is_left_of_a_picture_that_came() {
        message(address -> Future.succeededFuture(Buffer.buffer("picture")));
        Wait.until(vertx, "the picture follows", () -> hub.reports().size() == 2);
        Wait.until(vertx, "nothing is pending", () -> pending().isEmpty());
    }

    private void message(RemoteFiles provider) {
        var hosted = Wait.on(hosting.host(withPicture(provider), "bell", options()));
        var answer = WebClient.create(vertx)
                .post(hosted.port(), "127.0.0.1", "/in/bell/ring")
                .sendBuffer(Buffer.buffer("look"));
        assertThat(Wait.on(answer).statusCode()).isEqualTo(200);
    }

    private static JsonObject options() {
        return new JsonObject();
    }

    private List<Path> pending() {
        try (var files = Files.list(state.resolve("bell").resolve("late"))) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Connector withPicture(RemoteFiles provider) {
        return new Connector() {
            @Override
            public Descriptor descriptor() {
                return Said.descriptor("bell", Capability.INBOUND_PUSH);
            }

            @Override
            public Assembly assemble(ConnectorContext context) {
                return Assembly.none().withWebhook(new Ring()).withRemoteFiles(provider);
            }
        };
    }

    /** One message with one picture that waits at the provider. */
    private static final class Ring implements Webhook {
        @Override
        public @Nullable Reply verify(Request request) {
            return null;
        }

        @Override
        public List<Inbound> parse(Request request) {
            var said = Said.draft("7", request.body().toString());
            var picture = new DraftFile.Remote(URI.create("https://provider.example/media/1"), "image/jpeg");
            return List.of(new Inbound.Draft(
                    said.nativeId(),
                    null,
                    said.reporter(),
                    null,
                    said.text(),
                    null,
                    null,
                    null,
                    List.of(picture),
                    null,
                    List.of()));
        }

        @Override
        public Reply reply(Request request) {
            return new Reply(200, "text/plain", "");
        }
    }
}
