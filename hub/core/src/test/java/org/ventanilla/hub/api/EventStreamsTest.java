package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.Waiting.until;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.events.NewEvent;

/** Server-sent events as a listener sees them on its socket. */
@ExtendWith(VertxExtension.class)
class EventStreamsTest {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"0*(\\d+)\"");
    private static final Pattern ID = Pattern.compile("id: (\\S+)\ndata: ");

    @AutoClose
    private ApiServer api;

    private NetClient client;

    @BeforeEach
    void open(Vertx given, @TempDir Path files) {
        client = given.createNetClient();
        api = new ApiServer(given, files);
    }

    private Listener listen(String query, String lastId) {
        var socket = get(client.connect(api.port(), "127.0.0.1"));
        var listener = new Listener(socket);
        String last = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
        get(socket.write("GET /v1/events/stream" + query + " HTTP/1.1\r\nHost: x\r\n" + last + "\r\n"));
        return listener;
    }

    /** What came so far, as text. */
    private static final class Listener {
        private final StringBuilder text = new StringBuilder();
        private final NetSocket socket;
        private volatile boolean closed;

        Listener(NetSocket socket) {
            this.socket = socket;
            socket.handler(bytes -> add(bytes.toString()));
            socket.closeHandler(gone -> closed = true);
        }

        /** Filling is not kept. */
        private synchronized void add(String some) {
            text.append(some.replaceAll("x{50,}", ""));
        }

        synchronized String text() {
            return text.toString();
        }

        List<Long> positions() {
            return SEQUENCE.matcher(text())
                    .results()
                    .map(m -> Long.valueOf(m.group(1)))
                    .toList();
        }
    }

    private void happen(int count, String text) {
        get(api.hub.events.write((tx, log) -> {
            IntStream.range(0, count)
                    .forEach(i -> log.add(new NewEvent(
                            "incident.note-added",
                            Integer.toString(i % 3),
                            api.hub.clock.instant(),
                            Map.of(
                                    "incidentId",
                                    Integer.toString(i % 3),
                                    "version",
                                    1,
                                    "text",
                                    text,
                                    "public",
                                    true))));
            return Future.succeededFuture();
        }));
    }

    @Test
    void who_comes_again_goes_on_where_it_was() {
        happen(3, "a");
        var first = listen("?after=0", "");
        until(() -> first.positions().size() == 3);
        happen(2, "b");
        until(() -> first.positions().size() == 5);
        var ids = ID.matcher(first.text()).results().map(m -> m.group(1)).toList();
        get(first.socket.close());
        var again = listen("", ids.get(1));
        until(() -> again.positions().size() == 3);
        assertThat(again.positions()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void silence_is_told_from_quiet_by_a_heartbeat_with_the_head() {
        happen(4, "a");
        var listener = listen("", "");
        until(() -> listener.text().contains("event: heartbeat"));
        assertThat(listener.positions()).isEmpty();
        assertThat(listener.text()).contains("\"position\":4").contains("text/event-stream");
    }

    @Test
    void a_filter_that_nobody_knows_and_a_cursor_of_another_log_are_refused_before_the_stream_begins() {
        assertThat(api.get("/v1/events/stream?category=NOPE", "").status()).isEqualTo(400);
        var answer = get(api.request(HttpMethod.GET, "/v1/events/stream", "")
                .putHeader("Last-Event-ID", "x")
                .send());
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    /** It costs a cursor and one small buffer until it is let go; who reads notices nothing. */
    @Test
    void a_listener_that_takes_nothing_is_let_go_and_the_others_notice_nothing() {
        var stuck = listen("", "");
        var well = listen("", "");
        until(() -> api.streams.listeners() == 2);
        stuck.socket.pause();
        for (int i = 0; i < 40; i++) {
            happen(20, "x".repeat(20_000));
        }
        until(() -> well.positions().size() == 800);
        until(() -> api.streams.letGo() == 1);
        assertThat(api.streams.listeners()).isEqualTo(1);
        assertThat(well.closed).isFalse();
        stuck.socket.resume();
        until(() -> stuck.closed);
        assertThat(stuck.positions()).hasSizeLessThan(800);
    }
}
