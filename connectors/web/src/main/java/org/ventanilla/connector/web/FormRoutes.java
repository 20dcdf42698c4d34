package org.ventanilla.connector.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.connector.web.view.FormView;

/** The addresses of the form, relative to where it is mounted. */
final class FormRoutes {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    /** Mounted at /report this is both /report and /report/. */
    private static final String HERE = "/?";

    private static final String UPLOADS =
            Path.of(System.getProperty("java.io.tmpdir"), "ventanilla-uploads").toString();

    private final Options options;
    private final Renderer renderer;
    private final Csrf csrf;
    private final Sending sending;
    private final Buffer script;

    FormRoutes(Options options, Renderer renderer, Csrf csrf, Sending sending, Buffer script) {
        this.options = options;
        this.renderer = renderer;
        this.csrf = csrf;
        this.sending = sending;
        this.script = script;
    }

    void mount(Router router) {
        router.route().handler(this::guard).failureHandler(this::failed);
        router.get("/form.js").handler(this::script);
        router.getWithRegex(HERE).handler(this::open);
        router.postWithRegex(HERE)
                .handler(BodyHandler.create(UPLOADS)
                        .setBodyLimit(options.maxBodyBytes())
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(sending::submit);
    }

    private void guard(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "geolocation=(self)");
        // Going back after sending must open a fresh form: the old id would make a new report a version of the old one.
        headers.set("Cache-Control", "no-store");
        ctx.next();
    }

    private void open(RoutingContext ctx) {
        Renderer.remember(ctx);
        var view = new FormView(Form.fresh(FormReader.freshId()), csrf.value(ctx), List.of(), null, List.of());
        renderer.show(ctx, 200, "form", Map.of("view", view));
    }

    private void script(RoutingContext ctx) {
        ctx.response().putHeader("Content-Type", "text/javascript; charset=utf-8");
        ctx.response().putHeader("Cache-Control", "public, max-age=3600");
        ctx.response().end(script).onFailure(ctx::fail);
    }

    /** A body over the limit never reaches the form's fields: nothing can be kept of it, so say what to do. */
    private void failed(RoutingContext ctx) {
        switch (ctx.statusCode()) {
            case 413 -> renderer.show(ctx, 413, "message", Map.of("key", "too-large"));
            case 400 -> renderer.show(ctx, 400, "message", Map.of("key", "unreadable"));
            case 404, 405 -> ctx.next();
            default -> sending.failed(ctx);
        }
    }
}
