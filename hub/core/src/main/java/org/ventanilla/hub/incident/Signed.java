package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;

/**
 * Writing transactions of somebody of the staff: every event says who acted. The id of an account and nothing else, since
 * events are public for ever.
 *
 * @param by null when nobody of the staff acts
 */
record Signed(Events events, Clock clock, @Nullable Long by) {
    static final String BY = "by";

    <T extends @Nullable Object> Future<T> write(BiFunction<SqlConnection, List<NewEvent>, Future<T>> work) {
        return events.write((tx, log) -> work.apply(tx, log).map(result -> {
            log.replaceAll(this::signed);
            return result;
        }));
    }

    private NewEvent signed(NewEvent event) {
        if (by == null) {
            return event;
        }
        var data = new LinkedHashMap<>(event.data());
        data.put(BY, Long.toString(by));
        return new NewEvent(event.type(), event.subject(), event.occurredAt(), event.traceparent(), data);
    }
}
