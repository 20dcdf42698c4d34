package org.ventanilla.connector.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    @Test
    void a_request_becomes_a_sample_without_secrets_and_contacts(@TempDir Path folder) throws Exception {
        Path samples = folder.resolve("samples");
        var said = new Said();
        var line = Workshop.line().setOut(new PrintWriter(said));
        var command = CompletableFuture.supplyAsync(
                () -> line.execute("capture", "--port", "0", "--into", samples.toString(), "--count", "1"));
        String first = said.lines.poll(20, TimeUnit.SECONDS);
        assertThat(first).startsWith("Listening on http://127.0.0.1:");
        URI address = URI.create(first.substring(first.indexOf("http"), first.indexOf(';')) + "/hook?token=abc");
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer abc")
                .POST(HttpRequest.BodyPublishers.ofString("From=%2B34611223344&Body=una+farola"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(command.get(20, TimeUnit.SECONDS)).isZero();
        var sample = new JsonObject(Files.readString(samples.resolve("001-post.json")));
        assertThat(sample.getString("uri")).isEqualTo("/hook?token=redacted");
        assertThat(sample.getString("body")).isEqualTo("From=%2B34600000001&Body=una+farola");
        assertThat(sample.getJsonObject("headers").getString("authorization")).isEqualTo("redacted");
    }

    /** What the command prints, a line at a time. */
    private static final class Said extends StringWriter {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void flush() {
            String text = getBuffer().toString();
            getBuffer().setLength(0);
            text.lines().forEach(lines::add);
        }
    }
}
