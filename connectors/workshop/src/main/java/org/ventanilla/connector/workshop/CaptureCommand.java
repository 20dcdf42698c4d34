package org.ventanilla.connector.workshop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code capture}: listens on loopback and keeps every request as a sample, without secrets and contacts. */
@Command(
        name = "capture",
        description = "Keeps incoming requests as samples, without secrets and contacts.",
        mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,8})-[a-z]+\\.json");

    @Option(names = "--port", defaultValue = "9090", description = "port on loopback; ${DEFAULT-VALUE} when left out")
    private int port;

    @Option(names = "--into", defaultValue = "samples", description = "folder for the samples")
    private Path into = Path.of("samples");

    @Option(names = "--count", defaultValue = "0", description = "stop after so many; 0 for never")
    private int count;

    @Spec
    private @Nullable CommandSpec spec;

    private final AtomicInteger taken = new AtomicInteger();
    private int earlier;
    private final CountDownLatch enough = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        var out = line.getOut();
        var vertx = Vertx.vertx();
        var redaction = new Redaction();
        try {
            joined(vertx.fileSystem().mkdirs(into.toString()));
            earlier = highest(into);
            var server = joined(vertx.createHttpServer()
                    .requestHandler(request -> keep(vertx, redaction, request))
                    .listen(port, "127.0.0.1"));
            out.println("Listening on http://127.0.0.1:" + server.actualPort() + "; Ctrl-C ends it.");
            out.flush();
            enough.await();
            out.println(taken.get() + " samples in " + into + ". Look through them before you keep them:"
                    + " what people wrote is still there.");
            return 0;
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException taken) {
                throw new ParameterException(
                        line, "port " + port + " cannot be used: choose another with --port", taken);
            }
            throw e;
        } finally {
            joined(vertx.close());
        }
    }

    private void keep(Vertx vertx, Redaction redaction, HttpServerRequest request) {
        request.body()
                .compose(body -> vertx.fileSystem()
                        .writeFile(into.resolve(name(request)).toString(), sample(redaction, request, body)))
                .compose(kept -> answer(request, 200, new JsonObject().put("kept", true)))
                .recover(cause ->
                        answer(request, 500, new JsonObject().put("kept", false).put("why", cause.getMessage())))
                .onComplete(answered -> {
                    if (taken.get() == count) {
                        enough.countDown();
                    }
                });
    }

    /** JSON, which most providers' clients want to read. */
    private static Future<Void> answer(HttpServerRequest request, int status, JsonObject body) {
        return request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    /** The number of the last sample of earlier captures: theirs are kept. */
    private static int highest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NUMBERED.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private String name(HttpServerRequest request) {
        return String.format(
                Locale.ROOT,
                "%03d-%s.json",
                earlier + taken.incrementAndGet(),
                request.method().name().toLowerCase(Locale.ROOT));
    }

    private static Buffer sample(Redaction redaction, HttpServerRequest request, Buffer body) {
        var headers = new JsonObject();
        request.headers()
                .forEach(h ->
                        headers.put(h.getKey().toLowerCase(Locale.ROOT), redaction.header(h.getKey(), h.getValue())));
        var sample = new JsonObject()
                .put("method", request.method().name())
                .put("uri", redaction.text(request.uri()))
                .put("headers", headers);
        try {
            var words = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
            sample.put("body", redaction.text(words.toString()));
        } catch (CharacterCodingException e) {
            sample.put("bodyBase64", body.getBytes()); // a picture, say: nothing in it can be told apart
        }
        return Buffer.buffer(sample.encodePrettily());
    }

    private static <T> T joined(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
