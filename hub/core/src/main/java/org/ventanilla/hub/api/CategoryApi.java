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
 * Answers the category, the department and whether it is public now; 422 for a code that the city does not have.
 */
public final class CategoryApi {
    private static final int MAX_BODY = 4_096;

    private final Incidents incidents;
    private final StaffDoor access;
    private final Function<String, Optional<CategoryFacts>> categories;

    /** @param categories the city's, by code */
    public CategoryApi(Incidents incidents, Identity identity, Function<String, Optional<CategoryFacts>> categories) {
        this.incidents = incidents;
        this.access = new StaffDoor(identity);
        this.categories = categories;
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

    private void categorise(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(404, "unknown-incident", "there is no incident with this id");
        }
        JsonObject body = Bodies.object(ctx);
        String code = body != null && body.getValue("category") instanceof String given ? given.strip() : "";
        CategoryFacts to = categories
                .apply(code)
                .orElseThrow(() -> new Problem(
                        422,
                        "bad-value",
                        "correct the field named",
                        List.of(new Problem.Field("category", "the code of a category of the city"))));
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
