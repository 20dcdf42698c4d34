package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.markers.Marker;

/**
 * {@code GET /v1/incidents} and {@code /v1/incidents/{id}}: public data as JSON, as GeoJSON by {@code Accept} or
 * {@code .geojson}. GeoJSON with {@code zoom} gathers what would overlap on a map: from memory, all of it; with words, or while
 * the memory is being filled, from a page of the list.
 */
final class ReadApi {
    private static final String GEO = "application/geo+json";
    private static final String SUFFIX = ".geojson";
    private static final int DEFAULT_LIMIT = 100;

    private final Site site;

    ReadApi(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/v1/incidents").handler(ctx -> list(ctx, wantsGeo(ctx)));
        router.get("/v1/incidents" + SUFFIX).handler(ctx -> list(ctx, true));
        router.get("/v1/incidents/:id").handler(this::one);
    }

    private void list(RoutingContext ctx, boolean geo) {
        IncidentFilter filter = Query.filter(ctx.queryParams(), DEFAULT_LIMIT);
        Integer zoom = Query.zoom(ctx.queryParams());
        var markers = geo && zoom != null ? site.data().markers(filter, zoom) : Optional.<List<Marker>>empty();
        if (markers.isPresent()) {
            map(ctx, markers.get());
        } else {
            page(ctx, filter, geo ? zoom : null, geo);
        }
    }

    /** Who stands alone is told as in a list; what became private, or lost its place, this very moment is left out. */
    private void map(RoutingContext ctx, List<Marker> markers) {
        var alone = markers.stream()
                .filter(m -> !m.isCluster())
                .map(Marker::incident)
                .toList();
        Replies.done(ctx, site.data().incidents(alone), got -> {
            var json = json(ctx);
            var features = new JsonArray();
            markers.stream()
                    .filter(Marker::isCluster)
                    .forEach(m -> features.add(Clusters.feature(m.lat(), m.lon(), m.count())));
            got.stream()
                    .filter(i -> i.isPublic() && i.lat() != null)
                    .forEach(i -> features.add(PublicJson.feature(i, json.brief(i))));
            answer(ctx, true, collection(features));
        });
    }

    private void page(RoutingContext ctx, IncidentFilter filter, @Nullable Integer zoom, boolean geo) {
        Replies.done(ctx, site.data().incidents(filter), got -> {
            var shown = got.stream().filter(IncidentView::isPublic).toList();
            String next =
                    got.size() < filter.limit() ? null : got.get(got.size() - 1).id();
            JsonObject body = geo ? features(ctx, shown, zoom) : incidents(ctx, shown);
            answer(ctx, geo, next == null ? body : body.put("next", next));
        });
    }

    private JsonObject incidents(RoutingContext ctx, List<IncidentView> shown) {
        var json = json(ctx);
        var array = new JsonArray();
        shown.forEach(i -> array.add(json.brief(i)));
        return new JsonObject().put("incidents", array);
    }

    private JsonObject features(RoutingContext ctx, List<IncidentView> shown, @Nullable Integer zoom) {
        var json = json(ctx);
        var features = new JsonArray();
        if (zoom == null) {
            shown.forEach(i -> features.add(PublicJson.feature(i, json.brief(i))));
        } else {
            for (var cell : Clusters.of(shown, zoom)) {
                IncidentView first = cell.members().get(0);
                boolean alone = cell.members().size() == 1;
                features.add(alone ? PublicJson.feature(first, json.brief(first)) : cell.feature());
            }
        }
        return collection(features);
    }

    private static JsonObject collection(JsonArray features) {
        return new JsonObject().put("type", "FeatureCollection").put("features", features);
    }

    private void one(RoutingContext ctx) {
        String given = ctx.pathParam("id");
        boolean geo = given.endsWith(SUFFIX) || wantsGeo(ctx);
        String id = given.endsWith(SUFFIX) ? given.substring(0, given.length() - SUFFIX.length()) : given;
        var asked = site.data().incident(id).map(found -> found.filter(IncidentView::isPublic));
        Replies.found(ctx, asked, incident -> {
            JsonObject whole = json(ctx).whole(incident);
            answer(ctx, geo, geo ? PublicJson.feature(incident, whole) : whole);
        });
    }

    private PublicJson json(RoutingContext ctx) {
        return new PublicJson(site.data().taxonomy(), site.texts(ctx));
    }

    private static boolean wantsGeo(RoutingContext ctx) {
        String accept = ctx.request().getHeader("Accept");
        return accept != null && accept.contains(GEO);
    }

    private void answer(RoutingContext ctx, boolean geo, JsonObject body) {
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.response().putHeader("Cache-Control", "public, max-age=10");
        ctx.response().putHeader("Vary", "Accept, Accept-Language, Cookie");
        Replies.send(ctx, geo ? GEO : "application/json", Buffer.buffer(body.encode()));
    }
}
