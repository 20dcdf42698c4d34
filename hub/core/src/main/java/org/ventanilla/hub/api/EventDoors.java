package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.model.Wire;

/** The log's doors on the event bus: reading from a cursor, and acknowledging under a name. */
public final class EventDoors {
    private static final int MAX_EVENTS = 500;

    private final Events events;
    private final EventWords words;
    private final Consumers consumers;

    public EventDoors(Events events, EventWords words, Consumers consumers) {
        this.events = events;
        this.words = words;
        this.consumers = consumers;
    }

    /**
     * {@code after}: a cursor, or nothing for the beginning; filters as lists of words. Or {@code consumer} and its {@code key}:
     * then what it has not acknowledged and its own filter takes.
     */
    Future<JsonObject> read(JsonObject query) {
        int limit = Math.min(MAX_EVENTS, Math.max(1, query.getInteger("limit", 100)));
        if (query.getString("consumer") != null) {
            return known(query).compose(c -> consumers.page(c, limit).map(page -> told(page)
                    .put("after", c.cursor().text())));
        }
        var asked = new HashMap<String, List<String>>();
        EventWords.NAMES.forEach(name -> asked.put(
                name,
                query.getJsonArray(name, new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList()));
        EventFilter filter = words.filter(asked);
        return EventQuery.cursor(events, query.getString("after"), EventQuery.start())
                .compose(after -> events.page(after, limit, filter))
                .map(EventDoors::told);
    }

    private static JsonObject told(Events.Page page) {
        var list = new JsonArray();
        page.events().forEach(e -> list.add(new JsonObject(Wire.toMap(e))));
        return new JsonObject()
                .put("events", list)
                .put("next", page.next().text())
                .put("head", page.head().position())
                .put("epoch", page.head().epoch().toString());
    }

    /** {@code {consumer, key, after, cursor}}: everything between the two cursors was dealt with. */
    Future<JsonObject> ack(JsonObject body) {
        return known(body).compose(c -> ConsumerAcks.of(consumers, c.name(), body));
    }

    private Future<Consumer> known(JsonObject body) {
        String name = String.valueOf(body.getValue("consumer"));
        return consumers
                .known(name, String.valueOf(body.getValue("key")))
                .compose((Optional<Consumer> found) -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new Problem(401, "unauthorised", "send the consumer's name and key"))));
    }
}
