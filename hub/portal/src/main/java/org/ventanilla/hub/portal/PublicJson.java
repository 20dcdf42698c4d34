package org.ventanilla.hub.portal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.IncidentView.PhotoView;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.hub.portal.PortalData.GroupView;
import org.ventanilla.hub.portal.view.Categories;

/**
 * The public form of an incident as JSON and as GeoJSON (RFC 7946). Pure. Names are in the asker's language, codes never
 * change. Absent instead of null.
 */
record PublicJson(Categories categories, Texts texts) {

    /** One line of a list. */
    JsonObject brief(IncidentView i) {
        var json = new JsonObject()
                .put("id", i.id())
                .put("number", i.number())
                .put("category", i.category())
                .put("categoryName", categoryName(i.category()))
                .put("status", i.status().name())
                .put("statusName", texts.get("status." + i.status().name()))
                .put("danger", i.danger())
                .put("reportCount", i.reportCount())
                .put("openedAt", i.openedAt().toString())
                .put("updatedAt", i.updatedAt().toString())
                .put("url", "/incidents/" + i.id());
        put(json, "group", groupCode(i.category()));
        put(json, "lat", i.lat());
        put(json, "lon", i.lon());
        put(json, "precisionM", i.precisionM());
        put(json, "place", i.place());
        put(json, "area", i.area());
        put(json, "closedAt", text(i.closedAt()));
        put(json, "dueAt", text(i.dueAt()));
        return json;
    }

    /** Everything public about one incident. */
    JsonObject whole(IncidentView i) {
        JsonObject json = brief(i);
        put(json, "department", i.department());
        put(json, "closingReason", i.closingReason());
        put(json, "closingText", i.closingText());
        put(json, "duplicateOf", i.duplicateOf());
        var photos = new JsonArray();
        i.photos().forEach(p -> photos.add(photo(p)));
        var timeline = new JsonArray();
        i.timeline().forEach(t -> timeline.add(step(t)));
        return json.put("photos", photos).put("timeline", timeline);
    }

    /** A feature; its geometry is null when the place is unknown (RFC 7946 §3.2). */
    static JsonObject feature(IncidentView i, JsonObject properties) {
        return new JsonObject()
                .put("type", "Feature")
                .put("id", i.id())
                .put("geometry", i.lat() == null || i.lon() == null ? null : point(i.lon(), i.lat()))
                .put("properties", properties);
    }

    static JsonObject point(double lon, double lat) {
        return new JsonObject()
                .put("type", "Point")
                .put("coordinates", new JsonArray().add(lon).add(lat));
    }

    private static JsonObject photo(PhotoView p) {
        return new JsonObject()
                .put("thumb", "/media/" + p.ref() + "/thumb")
                .put("web", "/media/" + p.ref() + "/web")
                .put("result", p.result())
                .put("alt", p.alt())
                .put("at", p.at().toString());
    }

    private static JsonObject step(TimelineEntry t) {
        var json = new JsonObject().put("at", t.at().toString()).put("type", t.type());
        put(json, "status", t.status() == null ? null : t.status().name());
        put(json, "text", t.text());
        return json;
    }

    String categoryName(String code) {
        return categories.name(code, texts.language());
    }

    String groupName(String code) {
        return categories.groupName(code, texts.language());
    }

    private @Nullable String groupCode(String category) {
        return categories.group(category).map(GroupView::code).orElse(null);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
