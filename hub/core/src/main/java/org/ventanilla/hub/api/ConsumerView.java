package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Standing;
import org.ventanilla.hub.events.EventFilter;

/** A consumer as JSON; its key was shown when it was made. Pure. */
final class ConsumerView {
    private ConsumerView() {}

    static JsonObject of(Standing standing) {
        Consumer c = standing.consumer();
        var since = standing.waitingSince();
        var acked = c.ackedAt();
        return filter(c.filter())
                .put("name", c.name())
                .put("description", c.description())
                .put("stage", c.stage())
                .put("state", standing.state().name())
                .put("cursor", c.cursor().text())
                .put("lag", standing.lag())
                .put("waitingSince", since == null ? null : since.toString())
                .put("ackedAt", acked == null ? null : acked.toString());
    }

    /** The filters in the words in which they are asked for; an empty list takes everything. */
    static JsonObject filter(EventFilter filter) {
        return new JsonObject()
                .put("type", list(filter.types()))
                .put("category", list(filter.categories()))
                .put("area", list(filter.areas()))
                .put("department", list(filter.departments()));
    }

    private static JsonArray list(Set<String> words) {
        return new JsonArray(List.copyOf(words));
    }
}
