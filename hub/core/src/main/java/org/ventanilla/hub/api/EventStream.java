package org.ventanilla.hub.api;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.api.EventStreams.Rooms;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog.Told;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.Wire;

/** One listener of the stream: a cursor that moves as fast as the listener takes. All of it runs on the connection's context. */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int BATCH = 100;
    private static final int BUFFER = 128 * 1024;
    private static final int RETRY_MS = 3000;

    private final Rooms rooms;
    private final HttpServerResponse response;
    private final EventFilter filter;
    private EventCursor at;
    private Runnable onEnd = () -> {};
    private @Nullable Context context;
    private boolean reading;
    private boolean ended;
    private @Nullable Long fullSince;

    EventStream(Rooms rooms, HttpServerResponse response, EventCursor at, EventFilter filter) {
        this.rooms = rooms;
        this.response = response;
        this.at = at;
        this.filter = filter;
    }

    void onEnd(Runnable then) {
        this.onEnd = then;
    }

    /** Compression would hold small pieces back, so it is switched off for this response. */
    void start(Context own) {
        context = own;
        response.closeHandler(gone -> ended());
        response.exceptionHandler(cause -> ended());
        response.setWriteQueueMaxSize(BUFFER)
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Content-Encoding", "identity")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("Access-Control-Allow-Origin", "*");
        write(Buffer.buffer("retry: " + RETRY_MS + "\n\n"));
        pump();
    }

    /** Sends what there is and fits. */
    void pump() {
        if (ended || reading) {
            return;
        }
        if (response.writeQueueFull()) {
            if (fullSince == null) {
                fullSince = System.nanoTime();
                response.drainHandler(drained -> {
                    fullSince = null;
                    pump();
                });
            }
            return;
        }
        rooms.live()
                .after(at, BATCH)
                .ifPresentOrElse(some -> send(some, some.isEmpty() ? at : cursor(some)), this::readLog);
    }

    private EventCursor cursor(List<Told> some) {
        return new EventCursor(at.epoch(), some.get(some.size() - 1).event().position());
    }

    private void readLog() {
        reading = true;
        rooms.events()
                .page(at, BATCH, filter)
                .onComplete(done -> onContext(() -> {
                    reading = false;
                    if (done.succeeded()) {
                        Events.Page page = done.result();
                        send(
                                page.events().stream()
                                        .map(event -> new Told(event, Buffer.buffer(Wire.bytes(event))))
                                        .toList(),
                                page.next());
                    } else {
                        failed(done.cause());
                    }
                }));
    }

    /** The listener comes again by itself with its cursor, and is told then what is wrong with it. */
    private void failed(Throwable cause) {
        if (!(cause instanceof BadCursor)) {
            Outage.log(LOG, "stream ended at", at.position(), cause);
        }
        end();
    }

    private void send(List<Told> some, EventCursor next) {
        if (ended) {
            return;
        }
        boolean moved = next.position() > at.position();
        var text = Buffer.buffer();
        for (Told told : some) {
            if (filter.takes(told.event(), rooms.events().shortType(told.event()))) {
                var cursor = new EventCursor(at.epoch(), told.event().position());
                text.appendString("id: " + cursor.text() + "\ndata: ")
                        .appendBuffer(told.json())
                        .appendString("\n\n");
            }
        }
        at = next;
        if (text.length() > 0) {
            write(text);
        }
        if (moved) {
            pump();
        }
    }

    /** Its id moves the listener's cursor over what its filter left out, but never over what it has not been sent. */
    void beat(Events.Head head, String json, long patienceNanos, AtomicLong letGo) {
        onContext(() -> {
            if (ended) {
                return;
            }
            Long since = fullSince;
            if (since != null && System.nanoTime() - since > patienceNanos) {
                letGo.incrementAndGet();
                LOG.info("stream let go: its listener takes nothing position={}", at.position());
                ended();
                response.reset().onFailure(cause -> LOG.debug("stream gone before", cause));
            } else if (since == null && !at.epoch().equals(head.epoch())) {
                end();
            } else if (since == null) {
                write(Buffer.buffer("event: heartbeat\nid: " + at.text() + "\ndata: " + json + "\n\n"));
                pump();
            }
        });
    }

    /** A comment, so that nothing in between takes the connection for dead. */
    void still() {
        onContext(() -> {
            if (!ended && fullSince == null) {
                write(Buffer.buffer(": still here\n\n"));
            }
        });
    }

    private void write(Buffer text) {
        response.write(text).onFailure(cause -> ended());
    }

    void end() {
        onContext(() -> {
            if (!ended) {
                ended();
                response.end().onFailure(cause -> LOG.debug("stream gone before", cause));
            }
        });
    }

    private void ended() {
        if (!ended) {
            ended = true;
            onEnd.run();
        }
    }

    private void onContext(Runnable what) {
        if (context != null) {
            context.runOnContext(go -> what.run());
        }
    }
}
