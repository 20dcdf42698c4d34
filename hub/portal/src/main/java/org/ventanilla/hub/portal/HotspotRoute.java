package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;

/**
 * {@code GET /v1/hotspots.geojson}: incidents that belong together and are open, for the map of everybody, as points with the
 * distance they reach. Only those are among them of which every incident is shown where it is.
 */
final class HotspotRoute {
    private static final int MOST = 500;

    private final Site site;

    HotspotRoute(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/v1/hotspots.geojson").handler(this::list);
    }

    private void list(RoutingContext ctx) {
        Replies.done(ctx, site.data().hotspots(MOST), shown -> {
            var json = new PublicJson(site.categories(), site.texts(ctx));
            var features = new JsonArray();
            shown.forEach(h -> features.add(feature(h, json)));
            var body = new JsonObject().put("type", "FeatureCollection").put("features", features);
            ctx.response().putHeader("Access-Control-Allow-Origin", "*");
            ctx.response().putHeader("Cache-Control", "public, max-age=10");
            ctx.response().putHeader("Vary", "Accept-Language, Cookie");
            ctx.response().putHeader("Content-Language", Languages.of(ctx));
            Fresh.send(ctx, "application/geo+json", Buffer.buffer(body.encode()), null);
        });
    }

    private static JsonObject feature(WithIncidents gathered, PublicJson json) {
        Hotspot h = gathered.hotspot();
        var incidents = new JsonArray();
        gathered.incidents().forEach(id -> incidents.add(Long.toString(id)));
        var point = new JsonObject()
                .put("type", "Point")
                .put("coordinates", new JsonArray().add(h.lon()).add(h.lat()));
        var properties = new JsonObject()
                .put("group", h.group())
                .put("groupName", json.groupName(h.group()))
                .put("reachM", h.reachM())
                .put("incidentCount", h.incidents())
                .put("openCount", h.open())
                .put("firstAt", h.firstAt().toString())
                .put("lastAt", h.lastAt().toString())
                .put("incidents", incidents);
        return new JsonObject()
                .put("type", "Feature")
                .put("id", "hotspot-" + h.id())
                .put("geometry", point)
                .put("properties", properties);
    }
}
