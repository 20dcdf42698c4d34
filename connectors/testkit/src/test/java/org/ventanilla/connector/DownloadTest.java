package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.testkit.Wait;

/** The way to the outside for bodies that go to disk. */
class DownloadTest {
    private static final int SIZE = 3_000_000;
    private final Vertx vertx = Vertx.vertx();
    private Path file = Path.of("");
    private URI server = URI.create("http://127.0.0.1");

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("film");
        var listening = Wait.on(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(request.path().equals("/film") ? 200 : 404)
                        .end(Buffer.buffer(new byte[SIZE]))
                        .onFailure(brokenOff -> {}))
                .listen(0, "127.0.0.1"));
        server = URI.create("http://127.0.0.1:" + listening.actualPort());
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_good_answer_is_in_the_file_and_not_in_memory() throws IOException {
        Files.writeString(file, "what an earlier try left");
        var answer = Wait.on(egress().download(Ask.get(server.resolve("/film")).forFile(0, SIZE), file));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().length()).isZero();
        assertThat(file).hasSize(SIZE);
    }

    @Test
    void one_byte_above_the_limit_is_refused() {
        var download = egress().download(Ask.get(server.resolve("/film")).forFile(0, SIZE - 1), file);
        assertThatThrownBy(() -> Wait.on(download)).hasCauseInstanceOf(Refused.class);
    }

    @Test
    void an_answer_that_is_not_good_leaves_the_file_alone() {
        var answer = Wait.on(egress().download(Ask.get(server.resolve("/none")).forFile(0, SIZE), file));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().length()).isEqualTo(SIZE);
        assertThat(file).doesNotExist();
    }

    private HttpEgress egress() {
        var here = Set.of("127.0.0.1");
        return new HttpEgress(vertx, new AllowedHosts(here, here, here), 100);
    }
}
