package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.view.HotspotView;
import org.ventanilla.hub.portal.view.ListView;

/** The public list with its map, and the page of one incident. */
final class IncidentPages {
    private static final int PER_PAGE = 20;

    private final Site site;
    private final TypedNumber typed;

    IncidentPages(Site site) {
        this.site = site;
        this.typed = new TypedNumber(site.settings().reportPrefix());
    }

    void mount(Router router) {
        router.get("/incidents").handler(this::list);
        router.get("/incidents/:id").handler(this::one);
    }

    private void list(RoutingContext ctx) {
        MultiMap params = ctx.queryParams();
        IncidentFilter asked = site.filter(ctx, PER_PAGE).upTo(PER_PAGE + 1); // one more tells of an older page
        Future<List<HotspotView>> hotspots = new HotspotNotices(site.data()).shown(asked);
        Future<List<IncidentView>> incidents = site.data().incidents(asked);
        Replies.done(ctx, Future.all(hotspots, incidents), all -> {
            var got = incidents.result();
            var shown =
                    got.stream().filter(IncidentView::isPublic).limit(PER_PAGE).toList();
            String last = got.size() > PER_PAGE ? got.get(PER_PAGE - 1).id() : null;
            site.show(ctx, "list", Map.of("list", view(params, shown, last), "hotspots", hotspots.result()));
        });
    }

    private ListView view(MultiMap params, List<IncidentView> shown, @Nullable String last) {
        String filter = Stream.of("status", "category", "area", "q")
                .filter(name -> !given(params, name).isEmpty())
                .map(name -> name + "=" + Languages.encode(given(params, name)))
                .collect(Collectors.joining("&"));
        String and = filter.isEmpty() ? "" : filter + "&";
        String older = last == null ? null : "/incidents?" + and + "after=" + last;
        String newest = params.contains("after") ? "/incidents?" + filter : null;
        return new ListView(
                shown,
                given(params, "status"),
                given(params, "category"),
                given(params, "area"),
                given(params, "q"),
                typed.report(given(params, "q")),
                older,
                newest,
                "/v1/incidents.geojson?" + and + "limit=" + Query.MAX_LIMIT,
                filter.isEmpty() ? "" : "?" + filter);
    }

    private static String given(MultiMap params, String name) {
        String value = params.get(name);
        return value == null ? "" : value.strip();
    }

    private void one(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        var asked = site.data().incident(id).map(found -> found.filter(IncidentView::isPublic));
        Replies.found(ctx, asked, incident -> site.show(ctx, "incident", Map.of("incident", incident)));
    }
}
