package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.model.EventCursor;

/**
 * {@code GET /v1/snapshot?limit=&before=&at=}: all incidents as everybody may see them, newest first, and the cursor to read
 * events from afterwards. The cursor is taken before the first page: events read from it may already be in the snapshot, none
 * is missing. Follow {@code next} until there is none.
 */
public final class SnapshotApi {
    private static final int MAX_LIMIT = 500;

    private final Incidents incidents;
    private final Events events;

    public SnapshotApi(Incidents incidents, Events events) {
        this.incidents = incidents;
        this.events = events;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(EventQuery.SNAPSHOT).handler(this::page).failureHandler(Replies::failure);
    }

    private void page(RoutingContext ctx) {
        int limit = (int) Parameters.number(ctx, "limit", 1, MAX_LIMIT, 200);
        long before = Parameters.number(ctx, "before", 1, Long.MAX_VALUE, 0);
        String at = ctx.request().getParam("at");
        var filter = new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), before == 0 ? null : before, limit);
        cursor(at)
                .compose(cursor ->
                        incidents.list(filter, false, List.of()).map(some -> body(some, cursor, some.size() < limit)))
                .onSuccess(body -> Replies.wire(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    private Future<EventCursor> cursor(@Nullable String at) {
        return at == null ? events.head().map(Events.Head::cursor) : EventQuery.cursor(events, at, EventQuery.HEAD);
    }

    private static Map<String, Object> body(List<IncidentView> some, EventCursor cursor, boolean last) {
        var body = new LinkedHashMap<String, Object>();
        body.put("cursor", cursor.text());
        body.put("incidents", some);
        if (!last) {
            String next = EventQuery.SNAPSHOT + "?at=" + cursor.text() + "&before="
                    + some.get(some.size() - 1).id() + "&limit=" + some.size();
            body.put("next", next);
        }
        return body;
    }
}
