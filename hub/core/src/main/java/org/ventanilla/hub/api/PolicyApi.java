package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;

/**
 * {@code POST /v1/policies/simulate} with {@code category} and any of {@code radiusM}, {@code days}, {@code bar}: what these rules
 * would have done on the last twelve months, beside what those of today would. Changes nothing. For staff.
 */
public final class PolicyApi {
    private static final int MAX_BODY = 4_096;
    private static final int MAX_RADIUS_M = 2_000;
    private static final int MAX_DAYS = 3_650;

    private final Function<Tried, Future<JsonObject>> simulation;
    private final StaffDoor access;

    /** @param simulation what tries them; its failures are told as they are */
    public PolicyApi(Function<Tried, Future<JsonObject>> simulation, Identity identity) {
        this.simulation = simulation;
        this.access = new StaffDoor(identity);
    }

    /**
     * The rules to try; null leaves as it is.
     *
     * @param bar score from which on a report joins, 0 to 1
     */
    public record Tried(String category, @Nullable Integer radiusM, @Nullable Integer days, @Nullable Double bar) {}

    /** Adds the route. */
    public void mount(Router router) {
        router.post("/v1/policies/simulate")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SIMULATE_POLICIES))
                .failureHandler(Replies::failure);
        router.post("/v1/policies/simulate")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::simulate)
                .failureHandler(Replies::failure);
    }

    private void simulate(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        if (body == null || !(body.getValue("category") instanceof String category)) {
            throw bad("category", "the code of a category");
        }
        var tried = new Tried(
                category, whole(body, "radiusM", MAX_RADIUS_M), whole(body, "days", MAX_DAYS), number(body, "bar"));
        simulation
                .apply(tried)
                .onSuccess(result -> Replies.json(ctx, 200, result))
                .onFailure(ctx::fail);
    }

    private static @Nullable Integer whole(JsonObject body, String field, int most) {
        Object value = body.getValue(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number && number >= 0 && number <= most) {
            return number;
        }
        throw bad(field, "a whole number from 0 to " + most);
    }

    private static @Nullable Double number(JsonObject body, String field) {
        Object value = body.getValue(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw bad(field, "a number from 0 to 1");
    }

    private static Problem bad(String field, String expected) {
        return new Problem(422, "bad-value", "correct the field named", List.of(new Problem.Field(field, expected)));
    }
}
