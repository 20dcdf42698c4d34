package org.ventanilla.hub.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.function.Consumer;
import org.ventanilla.hub.downstream.Endpoint;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.model.Addresses;

/** The ways in which somebody gets events; each calls back with the text of the event and is closed by its handle. */
final class EventTaps {
    private static final String SENT = "\"sent\":";
    private static final Buffer BLANK = Buffer.buffer("\n\n");

    private final EventRig rig;

    EventTaps(EventRig rig) {
        this.rig = rig;
    }

    /** Ends what was opened. */
    interface Tap {
        void close();
    }

    /** What time an event says it was sent; 0 for one that says nothing, such as a heartbeat. */
    static long sent(Buffer event) {
        String text = event.toString();
        int at = text.indexOf(SENT);
        if (at < 0) {
            return 0;
        }
        int from = at + SENT.length();
        int to = from;
        while (to < text.length() && (Character.isDigit(text.charAt(to)) || text.charAt(to) == '-')) {
            to++;
        }
        return Long.parseLong(text, from, to, 10);
    }

    /** On the live bus, as this member of the cluster hears it. */
    Tap bus(Vertx member, Consumer<Long> onSent) {
        MessageConsumer<JsonObject> consumer = member.eventBus().consumer(Addresses.EVENTS_LIVE, m -> {
            var data = m.body().getJsonObject("data");
            if (data.containsKey("sent")) {
                onSent.accept(data.getLong("sent"));
            }
        });
        EventRig.get(consumer.completion());
        return () -> EventRig.get(consumer.unregister());
    }

    /** One listener of the stream. */
    Tap stream(HttpClient client, Consumer<Long> onSent) {
        HttpClientRequest request =
                EventRig.get(client.request(HttpMethod.GET, rig.port, "127.0.0.1", "/v1/events/stream"));
        EventRig.get(request.send()
                .map(response -> response.handler(RecordParser.newDelimited(BLANK, piece -> {
                    long sent = sent(piece);
                    if (sent != 0) {
                        onSent.accept(sent);
                    }
                }))));
        return () -> request.reset().onFailure(gone -> {});
    }

    /** An endpoint that is called and answers at once. */
    Tap webhook(Consumer<Long> onSent) {
        HttpServer server = EventRig.get(rig.outside
                .createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> {
                            onSent.accept(sent(body));
                            request.response().setStatusCode(204).end().onFailure(gone -> {});
                        })
                        .onFailure(gone -> {}))
                .listen(0, "127.0.0.1"));
        var url = URI.create("http://127.0.0.1:" + server.actualPort() + "/in");
        long head = EventRig.get(rig.events.head()).position();
        long id = EventRig.get(rig.webhooks.add(new Endpoint.Wanted(url, "", EventFilter.ALL, head, 1)))
                .id();
        long bell = rig.live.listen(
                () -> rig.hub.runOnContext(go -> rig.webhooks.round().onFailure(e -> {})));
        long tick = rig.hub.setPeriodic(1_000, t -> rig.webhooks.round().onFailure(e -> {}));
        return () -> {
            rig.live.forget(bell);
            rig.hub.cancelTimer(tick);
            EventRig.get(rig.webhooks.remove(id));
            EventRig.get(server.close());
        };
    }
}
