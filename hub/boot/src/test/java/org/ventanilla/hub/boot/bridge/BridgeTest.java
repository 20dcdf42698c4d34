package org.ventanilla.hub.boot.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Addresses;

/** Both bridges on real sockets before a real bus, as strangers and as a program with a token see them. */
class BridgeTest {
    private static final String TOKEN = "a token of the bridge, long enough";
    private static final int MAX_BYTES = 4096;
    private static final int MOST = 3;
    private static final String SECRET = "ventanilla.v1.ingest.submit";

    private final List<String> reached = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private NetClient client;
    private WebSocketClient webClient;
    private TcpBridge tcp;
    private SockJsBridge sockjs;
    private int tcpPort;
    private int sockjsPort;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client = vertx.createNetClient();
        webClient = vertx.createWebSocketClient();
        for (String address : List.of(Addresses.EVENTS_READ, SECRET)) {
            var unused = vertx.eventBus().<JsonObject>consumer(address, m -> {
                reached.add(address + m.headers().names());
                m.reply(new JsonObject().put("events", new JsonArray()).put("next", "here"));
            });
        }
        var unused =
                vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_ACK, m -> m.fail(409, "not-contiguous: []"));
        var limits = new Limits(List.of("another token, as long", TOKEN), MAX_BYTES, MOST);
        tcp = new TcpBridge(vertx, limits);
        sockjs = new SockJsBridge(vertx, limits);
        tcpPort = get(tcp.listen("127.0.0.1", 0));
        sockjsPort = get(sockjs.listen("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        get(tcp.close());
        get(sockjs.close());
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static void until(BooleanSupplier so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static JsonObject message(String type, String address) {
        return new JsonObject()
                .put("type", type)
                .put("address", address)
                .put("headers", new JsonObject().put("token", TOKEN))
                .put("body", new JsonObject())
                .put("replyAddress", "reply-1");
    }

    /** What one side of a connection got. */
    private static final class Peer {
        private final List<JsonObject> got = new CopyOnWriteArrayList<>();
        private volatile boolean closed;

        String text() {
            return got.toString();
        }
    }

    private record Tcp(NetSocket socket, Peer peer) {
        void send(JsonObject message) {
            Buffer frame = message.toBuffer();
            raw(Buffer.buffer().appendInt(frame.length()).appendBuffer(frame));
        }

        void raw(Buffer bytes) {
            get(socket.write(bytes));
        }
    }

    /**
     * What comes of a connection begun on the loop that serves it, so that its handlers are there before anything can happen to it.
     * Begun from the test's own thread it may be made, and closed, before that thread says what should follow.
     */
    private <T> T begun(Supplier<Future<T>> connecting) {
        var made = Promise.<T>promise();
        vertx.getOrCreateContext().runOnContext(go -> {
            var unused = connecting.get().onComplete(made);
        });
        return get(made.future());
    }

    private Tcp tcp() {
        return begun(() -> client.connect(tcpPort, "127.0.0.1").map(BridgeTest::tcp));
    }

    private static Tcp tcp(NetSocket socket) {
        var peer = new Peer();
        boolean[] length = {true};
        var parser = new RecordParser[1];
        parser[0] = RecordParser.newFixed(4, piece -> {
            if (!length[0]) {
                peer.got.add(new JsonObject(piece));
            }
            parser[0].fixedSizeMode(length[0] ? piece.getInt(0) : 4);
            length[0] = !length[0];
        });
        socket.handler(parser[0]);
        socket.closeHandler(gone -> peer.closed = true);
        return new Tcp(socket, peer);
    }

    private record Ws(WebSocket socket, Peer peer) {
        void send(JsonObject message) {
            get(socket.writeTextMessage(message.encode()));
        }
    }

    /** The raw way of SockJS: what comes are binary frames. */
    private Ws webSocket() {
        return begun(() -> webClient
                .connect(sockjsPort, "127.0.0.1", "/bus/websocket")
                .map(socket -> {
                    var peer = new Peer();
                    var unused = socket.handler(bytes -> peer.got.add(new JsonObject(bytes)))
                            .closeHandler(gone -> peer.closed = true);
                    return new Ws(socket, peer);
                }));
    }

    private void publishUntil(Peer peer) {
        until(() -> {
            vertx.eventBus().publish(Addresses.EVENTS_LIVE, new JsonObject().put("sequence", "1"));
            return peer.text().contains("\"sequence\":\"1\"");
        });
    }

    @Test
    void tcp_with_a_token_one_reads_listens_and_is_told_what_went_wrong() {
        var program = tcp();
        program.send(message("send", Addresses.EVENTS_READ));
        until(() -> program.peer.text().contains("\"next\":\"here\""));
        program.send(message("send", Addresses.EVENTS_ACK));
        until(() -> program.peer.text().contains("409"));
        program.send(message("register", Addresses.EVENTS_LIVE));
        publishUntil(program.peer);
        program.send(new JsonObject().put("type", "ping"));
        until(() -> program.peer.text().contains("pong"));
        assertThat(reached).as("no header goes on to the bus").containsExactly(Addresses.EVENTS_READ + "[]");
    }

    @Test
    void sockjs_with_a_token_one_reads_listens_and_is_told_what_went_wrong() {
        var program = webSocket();
        program.send(message("send", Addresses.EVENTS_READ));
        until(() -> program.peer.text().contains("\"next\":\"here\""));
        program.send(message("send", Addresses.EVENTS_ACK));
        until(() -> program.peer.text().contains("409"));
        program.send(message("register", Addresses.EVENTS_LIVE));
        publishUntil(program.peer);
        assertThat(reached).as("no header goes on to the bus").containsExactly(Addresses.EVENTS_READ + "[]");
    }

    private static List<JsonObject> forbidden() {
        JsonObject read = message("send", Addresses.EVENTS_READ);
        return List.of(
                message("send", SECRET),
                message("send", Addresses.EVENTS_LIVE),
                message("publish", Addresses.EVENTS_LIVE),
                message("publish", Addresses.EVENTS_READ),
                message("register", SECRET),
                message("register", Addresses.EVENTS_READ),
                read.copy().put("headers", new JsonObject().put("token", "wrong")),
                read.copy().put("headers", new JsonObject().put("token", new JsonArray().add(TOKEN))),
                without(read, "headers"),
                without(read, "replyAddress"),
                read.copy().put("body", "text"),
                read.copy().put("replyAddress", "x".repeat(500)),
                read.copy().put("address", 7),
                read.copy().put("type", "nonsense"));
    }

    private static JsonObject without(JsonObject message, String field) {
        JsonObject copy = message.copy();
        var unused = copy.remove(field);
        return copy;
    }

    @Test
    void tcp_whatever_else_is_asked_is_refused_and_ends_the_connection() {
        for (JsonObject message : forbidden()) {
            var stranger = tcp();
            stranger.send(message);
            until(() -> stranger.peer.closed);
            assertThat(stranger.peer.text()).as(message.encode()).contains("access_denied");
            until(() -> tcp.connections() == 0);
        }
        assertThat(reached).isEmpty();
        until(() -> tcp.connections() == 0);
    }

    @Test
    void sockjs_whatever_else_is_asked_is_refused() {
        for (JsonObject message : forbidden().subList(0, 12)) {
            var stranger = webSocket();
            stranger.send(message);
            until(() -> stranger.peer.text().contains("rejected"));
            get(stranger.socket.close());
            until(() -> sockjs.connections() == 0);
        }
        assertThat(reached).isEmpty();
        until(() -> sockjs.connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, MAX_BYTES + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void tcp_a_length_that_nobody_may_name_ends_the_connection_at_once(int length) {
        var stranger = tcp();
        stranger.raw(Buffer.buffer().appendInt(length));
        until(() -> stranger.peer.closed);
        assertThat(stranger.peer.text()).contains("bad_length");
    }

    @Test
    void tcp_what_is_no_json_and_a_ping_before_the_token_end_the_connection() {
        var garbage = tcp();
        garbage.raw(Buffer.buffer().appendInt(4).appendString("{{{{"));
        until(() -> garbage.peer.closed);
        var pinging = tcp();
        pinging.send(new JsonObject().put("type", "ping"));
        until(() -> pinging.peer.closed);
    }

    @Test
    void sockjs_a_message_that_is_too_long_ends_the_connection() {
        var stranger = webSocket();
        JsonObject long1 = message("send", Addresses.EVENTS_READ).put("filler", "x".repeat(2 * MAX_BYTES));
        stranger.socket.writeTextMessage(long1.encode()).onFailure(gone -> stranger.peer.closed = true);
        until(() -> stranger.peer.closed);
        assertThat(reached).isEmpty();
    }

    @Test
    void only_so_many_are_connected_and_the_place_of_one_that_went_is_free() {
        var open = IntStream.range(0, MOST).mapToObj(i -> tcp()).toList();
        open.forEach(program -> program.send(message("send", Addresses.EVENTS_READ)));
        until(() -> tcp.connections() == MOST);
        var tooMany = tcp();
        until(() -> tooMany.peer.closed);
        get(open.get(0).socket.close());
        until(() -> tcp.connections() < MOST);
        var next = tcp();
        next.send(message("send", Addresses.EVENTS_READ));
        until(() -> next.peer.text().contains("here"));
    }
}
