package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.markers.Marker;
import org.ventanilla.hub.opendata.CsvLines;
import org.ventanilla.hub.opendata.OpenRecord;

/**
 * {@code GET /v1/incidents} and {@code /v1/incidents/{id}}: public data as JSON, as GeoJSON by {@code Accept} or
 * {@code .geojson}, as a feed by {@code .atom}; lists as a table by {@code .csv}. GeoJSON with {@code zoom} gathers what would
 * overlap on a map: from memory, all of it; with words, or while the memory is being filled, from a page of the list. Who has
 * it already is told so.
 */
final class ReadApi {
    private static final String PATH = "/v1/incidents";
    private static final String GEO = "application/geo+json";
    private static final String SUFFIX = ".geojson";
    private static final String FEED = ".atom";
    private static final String TABLE = ".csv";
    private static final int DEFAULT_LIMIT = 100;

    private final Site site;

    ReadApi(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get(PATH).handler(ctx -> list(ctx, wantsGeo(ctx)));
        router.get(PATH + SUFFIX).handler(ctx -> list(ctx, true));
        router.get(PATH + FEED).handler(this::feed);
        router.get(PATH + TABLE).handler(this::table);
        router.get(PATH + "/:id").handler(this::one);
    }

    /** A part of the list, and the id to go on after; null when this is the end. */
    private record Part(List<IncidentView> shown, @Nullable String next) {
        private @Nullable Instant changed() {
            return shown.stream()
                    .map(IncidentView::updatedAt)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    }

    private static Part part(List<IncidentView> got, IncidentFilter filter) {
        String next =
                got.size() < filter.limit() ? null : got.get(got.size() - 1).id();
        return new Part(got.stream().filter(IncidentView::isPublic).toList(), next);
    }

    private void list(RoutingContext ctx, boolean geo) {
        IncidentFilter filter = site.filter(ctx, DEFAULT_LIMIT);
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
            answer(ctx, true, collection(features), null);
        });
    }

    private void page(RoutingContext ctx, IncidentFilter filter, @Nullable Integer zoom, boolean geo) {
        Replies.done(ctx, site.data().incidents(filter), got -> {
            var part = part(got, filter);
            JsonObject body = geo ? features(ctx, part.shown(), zoom) : incidents(ctx, part.shown());
            answer(ctx, geo, part.next() == null ? body : body.put("next", part.next()), part.changed());
        });
    }

    private void feed(RoutingContext ctx) {
        IncidentFilter filter = site.filter(ctx, DEFAULT_LIMIT);
        Replies.done(ctx, site.data().incidents(filter), got -> {
            var part = part(got, filter);
            String next = part.next() == null ? null : Query.after(PATH + FEED, ctx.queryParams(), part.next());
            String self = ctx.request().uri();
            String page = Query.without("/incidents", ctx.queryParams(), "after");
            String title = site.texts(ctx).get("feed.title", site.data().city().name());
            send(ctx, Atom.TYPE, atom(ctx).list(new Atom.About(title, self, page, next), part.shown()), part.changed());
        });
    }

    private void table(RoutingContext ctx) {
        IncidentFilter filter = site.filter(ctx, DEFAULT_LIMIT);
        Replies.done(ctx, site.data().incidents(filter), got -> {
            var part = part(got, filter);
            Replies.done(ctx, site.data().rows(part.shown()), rows -> {
                var text = new StringBuilder(CsvLines.line(OpenRecord.FIELDS));
                rows.forEach(row -> text.append(CsvLines.line(row.values())));
                if (part.next() != null) {
                    String next = Query.after(PATH + TABLE, ctx.queryParams(), part.next());
                    ctx.response().putHeader("Link", "<" + next + ">; rel=\"next\"");
                }
                ctx.response().putHeader("Content-Disposition", "attachment; filename=\"incidencias.csv\"");
                send(ctx, "text/csv; charset=utf-8; header=present", text.toString(), part.changed());
            });
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
        boolean feed = given.endsWith(FEED);
        boolean geo = given.endsWith(SUFFIX) || wantsGeo(ctx);
        String id = given.replaceFirst("[.](?:atom|geojson)$", "");
        var asked = site.data().incident(id).map(found -> found.filter(IncidentView::isPublic));
        Replies.found(ctx, asked, incident -> {
            if (feed) {
                oneFeed(ctx, incident);
                return;
            }
            JsonObject whole = json(ctx).whole(incident);
            answer(ctx, geo, geo ? PublicJson.feature(incident, whole) : whole, incident.updatedAt());
        });
    }

    private void oneFeed(RoutingContext ctx, IncidentView i) {
        String name = json(ctx).categoryName(i.category());
        String title = site.texts(ctx).get("feed.one", i.number(), name);
        var about = new Atom.About(title, ctx.request().path(), "/incidents/" + i.id(), null);
        send(ctx, Atom.TYPE, atom(ctx).steps(about, i), i.updatedAt());
    }

    private Atom atom(RoutingContext ctx) {
        return new Atom(site.settings().publicUrl(), json(ctx), site.texts(ctx));
    }

    private PublicJson json(RoutingContext ctx) {
        return new PublicJson(site.categories(), site.texts(ctx));
    }

    private static boolean wantsGeo(RoutingContext ctx) {
        String accept = ctx.request().getHeader("Accept");
        return accept != null && accept.contains(GEO);
    }

    private void answer(RoutingContext ctx, boolean geo, JsonObject body, @Nullable Instant changed) {
        send(ctx, geo ? GEO : "application/json", body.encode(), changed);
    }

    private static void send(RoutingContext ctx, String type, String body, @Nullable Instant changed) {
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.response().putHeader("Access-Control-Expose-Headers", "ETag, Last-Modified, Link");
        ctx.response().putHeader("Cache-Control", "public, max-age=10");
        ctx.response().putHeader("Vary", "Accept, Accept-Language, Cookie");
        ctx.response().putHeader("Content-Language", Languages.of(ctx));
        Fresh.send(ctx, type, Buffer.buffer(body), changed);
    }
}
