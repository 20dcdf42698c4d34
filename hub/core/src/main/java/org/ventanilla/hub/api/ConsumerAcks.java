package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.ventanilla.hub.consumers.Ack;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.model.EventCursor;

/** Acknowledgements as they come over HTTP and over the bus: {@code {after, cursor}}, the two ends of a page that was read. */
final class ConsumerAcks {
    private ConsumerAcks() {}

    /** Answers {@code {cursor}}, where the consumer stands now; fails with a {@link Problem} that says so too. */
    static Future<JsonObject> of(Consumers consumers, String name, JsonObject body) {
        EventCursor from = cursor(body, "after");
        EventCursor to = cursor(body, "cursor");
        if (!from.epoch().equals(to.epoch()) || from.position() > to.position()) {
            throw Parameters.bad("cursor", "the cursor that came with the page after 'after'");
        }
        return consumers.ack(name, from, to).compose(ack -> consumers
                .find(name)
                .compose(found -> found.map(c -> answered(ack, c)).orElseGet(() -> Future.failedFuture(gone()))));
    }

    private static Problem gone() {
        return new Problem(404, "unknown-consumer", "there is no consumer of this name");
    }

    private static Future<JsonObject> answered(Ack ack, Consumer now) {
        String cursor = now.cursor().text();
        return switch (ack) {
            case MOVED, KNOWN -> Future.succeededFuture(new JsonObject().put("cursor", cursor));
            case GAP ->
                Future.failedFuture(
                        new Problem(409, "not-contiguous", "acknowledge what comes after the cursor named first")
                                .with("cursor", cursor));
            case OTHER_EPOCH ->
                Future.failedFuture(new Problem(
                                409,
                                "other-epoch",
                                "the log was restored since; take a snapshot, then replay from its cursor")
                        .with("snapshot", EventQuery.SNAPSHOT));
        };
    }

    private static EventCursor cursor(JsonObject body, String field) {
        Object given = body.getValue(field);
        return EventCursor.parse(given == null ? "" : String.valueOf(given))
                .orElseThrow(() -> Parameters.bad(field, "a cursor that this address gave out"));
    }
}
