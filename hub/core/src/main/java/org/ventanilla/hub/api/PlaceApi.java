package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Spot;

/**
 * {@code POST /v1/incidents/{id}/place {place}} or {@code {lat, lon}}, or both when the point has that name: staff say where it
 * really is. Answers the place as it stands now; 422 for words that name no place of the city and for a point outside of it.
 */
public final class PlaceApi {
    private static final int MAX_BODY = 4_096;
    private static final int LONGEST = 200;
    private static final int NORTH = 90;
    private static final int EAST = 180;

    private final Incidents incidents;
    private final StaffDoor access;
    private final BiFunction<@Nullable String, @Nullable LatLon, Future<Optional<Spot>>> survey;

    /** @param survey what finds the place of words, or of a point; empty when there is none */
    public PlaceApi(
            Incidents incidents,
            Identity identity,
            BiFunction<@Nullable String, @Nullable LatLon, Future<Optional<Spot>>> survey) {
        this.incidents = incidents;
        this.access = new StaffDoor(identity);
        this.survey = survey;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.post("/v1/incidents/:id/place")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.CHANGE_STATUS))
                .failureHandler(Replies::failure);
        router.post("/v1/incidents/:id/place")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::place)
                .failureHandler(Replies::failure);
    }

    private void place(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(404, "unknown-incident", "there is no incident with this id");
        }
        JsonObject body = Bodies.object(ctx);
        if (body == null) {
            throw Bodies.unreadable();
        }
        String words = words(body);
        LatLon at = point(body);
        if (words == null && at == null) {
            throw wrong("place", "street and number, a place of the city, or 'lat' and 'lon'");
        }
        survey.apply(words, at)
                .compose(found -> found.map(spot -> incidents
                                .by(StaffDoor.session(ctx).staffId())
                                .place(Long.parseLong(id), spot)
                                .map(done -> answer(id, spot)))
                        .orElseGet(() -> Future.failedFuture(
                                at == null
                                        ? wrong("place", "a place that this city knows, or 'lat' and 'lon'")
                                        : wrong("lat", "a point in the city"))))
                .onSuccess(answer -> Replies.json(ctx, 200, answer))
                .onFailure(ctx::fail);
    }

    private static JsonObject answer(String id, Spot spot) {
        return new JsonObject()
                .put("id", id)
                .put("lat", spot.lat())
                .put("lon", spot.lon())
                .put("precisionM", spot.precisionM())
                .put("place", spot.place())
                .put("area", spot.area());
    }

    private static @Nullable String words(JsonObject body) {
        Object given = body.getValue("place");
        if (given == null) {
            return null;
        }
        String words = given instanceof String s ? s.replace("\0", "").strip() : "";
        if (words.isEmpty() || words.length() > LONGEST) {
            throw wrong("place", "a text of at most " + LONGEST + " characters");
        }
        return words;
    }

    private static @Nullable LatLon point(JsonObject body) {
        Double lat = degrees(body, "lat", NORTH);
        Double lon = degrees(body, "lon", EAST);
        if (lat == null || lon == null) {
            if (lat != null || lon != null) {
                throw wrong(lat == null ? "lat" : "lon", "both degrees or neither");
            }
            return null;
        }
        return new LatLon(lat, lon);
    }

    private static @Nullable Double degrees(JsonObject body, String field, int most) {
        Object given = body.getValue(field);
        if (given == null) {
            return null;
        }
        if (!(given instanceof Number n) || !(Math.abs(n.doubleValue()) <= most)) {
            throw wrong(field, "WGS 84 degrees, at most " + most);
        }
        return n.doubleValue();
    }

    private static Problem wrong(String field, String expected) {
        return new Problem(422, "bad-value", "correct the field named", List.of(new Problem.Field(field, expected)));
    }
}
