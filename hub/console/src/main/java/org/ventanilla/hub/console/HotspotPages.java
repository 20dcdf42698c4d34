package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.view.HotspotView;
import org.ventanilla.hub.console.view.HotspotsView;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.look.Replies;

/** Incidents that belong together: the list, and one with its incidents. */
final class HotspotPages {
    static final int SHOWN = 100;
    private static final String HERE = "/staff/hotspots";
    private static final String OPEN = "open";

    private final Site site;

    HotspotPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get(HERE).handler(Gate.to(Action.SEE_INCIDENTS)).handler(this::list);
        router.get(HERE + "/:id").handler(Gate.to(Action.SEE_INCIDENTS)).handler(this::one);
    }

    /** Open ones unless asked otherwise; an unknown word counts as not asked. */
    private void list(RoutingContext ctx) {
        String given = Optional.ofNullable(ctx.queryParams().get("state")).orElse(OPEN);
        String state = given.equals("closed") || given.equals("all") ? given : OPEN;
        Replies.done(
                ctx,
                site.data().hotspots(open(state), SHOWN),
                got -> site.show(
                        ctx, 200, "hotspots", Map.of("hotspots", new HotspotsView(got, state, got.size() == SHOWN))));
    }

    private static @Nullable Boolean open(String state) {
        return state.equals("all") ? null : Boolean.valueOf(state.equals(OPEN));
    }

    private void one(RoutingContext ctx) {
        OptionalLong id = IncidentPages.id(ctx.pathParam("id"));
        if (id.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Replies.found(
                ctx,
                site.data().hotspot(id.getAsLong()),
                found -> site.show(ctx, 200, "hotspot", Map.of("view", new HotspotView(found))));
    }
}
