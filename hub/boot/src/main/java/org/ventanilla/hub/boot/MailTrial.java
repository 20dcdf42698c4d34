package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Places;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.Attachment;

/** A mail connector's real {@code parse}, found as the hub finds it and assembled where it can reach nothing. */
final class MailTrial implements AutoCloseable {
    private static final String TYPE = "message/rfc822";
    private static final String OWN_ADDRESS = "buzon@ayto.example";

    private final Vertx vertx;
    private final Function<RawItem, List<Inbound>> parse;

    private MailTrial(Vertx vertx, Function<RawItem, List<Inbound>> parse) {
        this.vertx = vertx;
        this.parse = parse;
    }

    /**
     * What became of one mail.
     *
     * @param crash class of what was thrown, null when it was read
     */
    record Read(List<Inbound> items, long millis, @Nullable String crash) {}

    static MailTrial of(String type) {
        var connector = ConnectorCatalogue.find(null).get(type);
        if (connector == null) {
            throw new BadSettings(List.of("no connector speaks " + type));
        }
        var vertx = Vertx.vertx();
        var poller = connector.assemble(nowhere(vertx)).poller();
        if (poller == null) {
            throw new BadSettings(List.of("the connector of " + type + " reads no mailbox"));
        }
        return new MailTrial(vertx, poller.parse());
    }

    /** Whatever is thrown, an Error too, is the parser's failure and a figure here. */
    Read read(byte[] raw) {
        var item = new RawItem("1:1", DigestUtils.sha256Hex(raw), Buffer.buffer(raw), TYPE);
        long from = System.nanoTime();
        try {
            return new Read(parse.apply(item), since(from), null);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Read(List.of(), since(from), e.getClass().getName());
        }
    }

    private static long since(long from) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    private static ConnectorContext nowhere(Vertx vertx) {
        var server = new JsonObject()
                .put("host", "localhost")
                .put("port", 1)
                .put("security", "plain")
                .put("user", "none")
                .put("password", "none");
        var options =
                new JsonObject().put("address", OWN_ADDRESS).put("imap", server).put("smtp", server.copy());
        return new ConnectorContext(
                "evaluation",
                options,
                vertx,
                Clock.systemUTC(),
                URI.create("http://localhost"),
                submission -> refused(),
                new NoBlobs(),
                ask -> refused(),
                Places.NONE);
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture("an evaluation reaches nothing");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Keeps nothing. */
    private static final class NoBlobs implements Blobs {
        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            return refused();
        }

        @Override
        public Future<Buffer> get(String ref) {
            return refused();
        }
    }
}
