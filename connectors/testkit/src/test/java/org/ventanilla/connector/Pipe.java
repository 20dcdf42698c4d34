package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Listening.Peers;
import org.ventanilla.connector.Listening.Place;

/**
 * The smallest channel that pushes over TCP: each line is an item {@code id=words}, answered by {@code safe} or
 * {@code later}. A line {@code !throw} is an author's mistake, {@code bye} ends it.
 */
final class Pipe implements Connector {
    private final int port;
    private final List<String> peers;
    private final Listener.Limits limits;

    Pipe(int port, List<String> peers, Listener.Limits limits) {
        this.port = port;
        this.peers = peers;
        this.limits = limits;
    }

    static Pipe open() {
        return new Pipe(0, List.of("127.0.0.1"), limits(5, Duration.ofMinutes(1), Duration.ofSeconds(20)));
    }

    static Listener.Limits limits(int connections, Duration idle, Duration answer) {
        return new Listener.Limits(connections, 1_000, idle, answer);
    }

    @Override
    public Descriptor descriptor() {
        return Said.descriptor("pipe", Capability.INBOUND_LISTEN);
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var place = new Place("pipe", "127.0.0.1", port, Peers.of("pipe.peers", peers));
        return Assembly.none().withListener(new Listener(place, limits, Lines::new, Pipe::parse));
    }

    private static List<Inbound> parse(RawItem item) {
        String[] parts = item.raw().toString().split("=", 2);
        if (parts[1].equals("!")) {
            throw new IllegalStateException("cannot be read");
        }
        return List.of(Said.draft(parts[0], parts[1]));
    }

    static JsonObject options() {
        return new JsonObject();
    }

    private static final class Lines implements Dialogue {
        private String unread = "";

        @Override
        public Turn greeting() {
            return Turn.say(Buffer.buffer("hello\n"));
        }

        @Override
        public Turn heard(Buffer bytes) {
            unread += bytes.toString(StandardCharsets.UTF_8);
            return next("");
        }

        @Override
        public Turn settled(Fate fate) {
            return next(fate == Fate.SAFE ? "safe\n" : "later\n");
        }

        private Turn next(String said) {
            int end = unread.indexOf('\n');
            if (end < 0) {
                return Turn.say(Buffer.buffer(said));
            }
            String line = unread.substring(0, end);
            unread = unread.substring(end + 1);
            if (line.equals("!throw")) {
                throw new IllegalStateException("an author's mistake");
            }
            boolean isLast = line.equals("bye");
            return new Turn(Buffer.buffer(said + (isLast ? "bye\n" : "")), isLast ? null : () -> item(line), isLast);
        }

        private static RawItem item(String line) {
            return new RawItem("", line.split("=", 2)[0], Buffer.buffer(line), "text/plain");
        }

        @Override
        public Buffer farewell(Reason reason) {
            return Buffer.buffer(reason.name() + "\n");
        }

        @Override
        public long held() {
            return unread.length();
        }
    }
}
