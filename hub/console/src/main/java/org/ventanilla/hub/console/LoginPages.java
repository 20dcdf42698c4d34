package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.view.Held;
import org.ventanilla.hub.look.Replies;

/** In and out. How often a login may be tried is the identity room's business. */
final class LoginPages {
    /** Room for a form that waits in it. */
    private static final int MAX_FORM_BYTES = 65_536;

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
        router.get("/staff/login").handler(ctx -> ask(ctx, 200, "", false, Held.NOTHING));
        router.post("/staff/login")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(this::login);
        router.post("/staff/logout").handler(gate::signedIn);
        router.post("/staff/logout")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(ctx -> Replies.done(ctx, gate.letOut(ctx), out -> Replies.goTo(ctx, "/staff/login?bye=1")));
        router.get("/staff/logout").handler(ctx -> Replies.goTo(ctx, Console.ROOT));
    }

    /** A form came without a valid session: what was typed waits in the login. */
    void hold(RoutingContext ctx) {
        Held.at(ctx.normalizedPath()).ifPresent(held -> {
            Form form = Form.of(ctx, 0);
            ask(ctx, 401, "", false, held.with(form.values(), form.kept()));
        });
    }

    private void ask(RoutingContext ctx, int status, String login, boolean wrong, Held held) {
        gate.welcome(ctx);
        String to = local(ctx.request().getParam("to"));
        boolean bye = ctx.queryParams().contains("bye");
        site.show(ctx, status, "login", Map.of("login", login, "to", to, "wrong", wrong, "bye", bye, "held", held));
    }

    private void login(RoutingContext ctx) {
        String login = field(ctx, "login");
        String password = field(ctx, "password");
        Held held = Held.of(Form.of(ctx, 0).values());
        Replies.done(ctx, site.data().signIn(login, password), found -> {
            if (found.isPresent()) {
                gate.letIn(ctx, found.get());
                goOn(ctx, held);
            } else {
                ask(ctx, 401, login, true, held);
            }
        });
    }

    private void goOn(RoutingContext ctx, Held held) {
        if (held.isSomething()) {
            site.again(ctx, 200, held, "session");
        } else {
            Replies.goTo(ctx, local(ctx.request().getParam("to")));
        }
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
