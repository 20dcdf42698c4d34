package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In and out. How often a login may be tried is the identity room's business. */
final class LoginPages {
    private static final int MAX_FORM_BYTES = 8_192;

    /** Where one may be sent after the login: a page of the console, nothing that could be another site. */
    private static final Pattern LOCAL =
            Pattern.compile("/staff(?:/[A-Za-z0-9_-]{1,60}){0,4}(?:[?][A-Za-z0-9_=&%.+*-]{0,400})?");

    private final Site site;
    private final Gate gate;

    LoginPages(Site site, Gate gate) {
        this.site = site;
        this.gate = gate;
    }

    void mount(Router router) {
        router.get("/staff/login").handler(ctx -> ask(ctx, 200, "", false));
        router.post("/staff/login")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(this::login);
        router.post("/staff/logout").handler(gate::signedIn);
        router.post("/staff/logout")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(ctx -> site.done(ctx, gate.letOut(ctx), out -> site.goTo(ctx, "/staff/login?bye=1")));
        router.get("/staff/logout").handler(ctx -> site.goTo(ctx, Console.ROOT));
    }

    private void ask(RoutingContext ctx, int status, String login, boolean wrong) {
        gate.welcome(ctx);
        String to = local(ctx.request().getParam("to"));
        boolean bye = ctx.queryParams().contains("bye");
        site.show(ctx, status, "login", Map.of("login", login, "to", to, "wrong", wrong, "bye", bye));
    }

    private void login(RoutingContext ctx) {
        String login = field(ctx, "login");
        String password = field(ctx, "password");
        site.done(ctx, site.data().signIn(login, password), found -> {
            if (found.isPresent()) {
                gate.letIn(ctx, found.get().token());
                site.goTo(ctx, local(ctx.request().getParam("to")));
            } else {
                ask(ctx, 401, login, true);
            }
        });
    }

    private static String field(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    /** The work list unless it is a page of the console behind the gate. */
    static String local(@Nullable String asked) {
        boolean good = asked != null
                && LOCAL.matcher(asked).matches()
                && !asked.startsWith("/staff/login")
                && !asked.startsWith("/staff/logout");
        return good && asked != null ? asked : Console.ROOT;
    }
}
