package org.ventanilla.hub.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import org.ventanilla.hub.identity.Identity;

/** {@code POST /v1/login {login, password}}: answers a JWT for the staff doors; {@code POST /v1/logout} ends it. */
public final class LoginApi {
    private static final long MAX_BODY = 8 * 1024;

    private final Identity identity;
    private final String jurisdiction;

    public LoginApi(Identity identity, String jurisdiction) {
        this.identity = identity;
        this.jurisdiction = jurisdiction;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.post("/v1/login")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::login)
                .failureHandler(Replies::failure);
        router.post("/v1/logout").handler(this::logout).failureHandler(Replies::failure);
    }

    private void logout(RoutingContext ctx) {
        identity.signOut(StaffDoor.token(ctx))
                .onSuccess(done -> Replies.json(ctx, 200, new JsonObject().put("signedOut", true)))
                .onFailure(ctx::fail);
    }

    private static String word(JsonObject body, String field) {
        if (body.getValue(field) instanceof String word) {
            return word;
        }
        throw new Problem(400, "bad-request", "correct the field named", List.of(new Problem.Field(field, "a text")));
    }

    private void login(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        if (body == null) {
            throw Bodies.unreadable();
        }
        String login = word(body, "login");
        String password = word(body, "password");
        identity.login(jurisdiction, login, password)
                .onSuccess(session -> session.ifPresentOrElse(
                        s -> Replies.json(
                                ctx,
                                200,
                                new JsonObject().put("token", identity.issue(s)).put("name", s.name())),
                        () -> ctx.fail(new Problem(
                                401,
                                "wrong-login",
                                "login or password is wrong, or too many attempts: wait a minute"))))
                .onFailure(ctx::fail);
    }
}
