package org.ventanilla.hub.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.CategoryFacts;
import org.ventanilla.hub.incident.Incidents;

/**
 * {@code POST /v1/incidents/{id}/category {category}}: staff say what it is about, or confirm it by naming the same again.
 * Answers the category, the department and whether it is public now; 422 for a code that the city does not have, or not any more,
 * which then names what took its place.
 */
public final class CategoryApi {
    private static final int MAX_BODY = 4_096;

    private final Incidents incidents;
    private final StaffDoor access;
    private final Codes codes;

    /**
     * The city's categories.
     *
     * @param facts by code
     * @param successor what took the place of a code that is not used any more; empty for any other
     */
    public record Codes(
            Function<String, Optional<CategoryFacts>> facts, Function<String, Optional<String>> successor) {}

    public CategoryApi(Incidents incidents, Identity identity, Codes codes) {
        this.incidents = incidents;
        this.access = new StaffDoor(identity);
        this.codes = codes;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.post("/v1/incidents/:id/category")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.CHANGE_STATUS))
                .failureHandler(Replies::failure);
        router.post("/v1/incidents/:id/category")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::categorise)
                .failureHandler(Replies::failure);
    }

    private Problem unknown(String code) {
        String expected = codes.successor()
                .apply(code)
                .map(now -> "the code of a category that is used: " + now + " took its place")
                .orElse("the code of a category of the city");
        return new Problem(
                422, "bad-value", "correct the field named", List.of(new Problem.Field("category", expected)));
    }

    private void categorise(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(404, "unknown-incident", "there is no incident with this id");
        }
        JsonObject body = Bodies.object(ctx);
        String code = body != null && body.getValue("category") instanceof String given ? given.strip() : "";
        CategoryFacts to = codes.facts().apply(code).orElseThrow(() -> unknown(code));
        incidents
                .by(StaffDoor.session(ctx).staffId())
                .categorising()
                .categorise(Long.parseLong(id), to)
                .onSuccess(done -> Replies.json(
                        ctx,
                        200,
                        new JsonObject()
                                .put("id", id)
                                .put("category", to.code())
                                .put("department", to.department())
                                .put("public", to.isPublic())))
                .onFailure(ctx::fail);
    }
}
