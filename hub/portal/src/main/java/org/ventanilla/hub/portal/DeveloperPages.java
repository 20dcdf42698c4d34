package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.ventanilla.hub.look.Look;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.view.ApiView;

/**
 * {@code GET /v1/openapi.yaml} and {@code /v1/asyncapi.yaml}: the contracts as they stand in the documentation.
 * {@code GET /developers}: the first of them for people to read, in two languages. What it says will end says so itself.
 */
final class DeveloperPages {
    private static final String YAML = "application/yaml; charset=utf-8"; // RFC 9512

    private final Site site;
    private final Map<String, ApiView> views;
    private final Map<String, Buffer> files;
    private final Retiring retiring;

    DeveloperPages(Site site) {
        this.site = site;
        String openapi = ApiDocument.text("openapi.yaml");
        var document = ApiDocument.of(openapi);
        this.retiring = Retiring.of(document);
        this.views = Map.of("es", document.view("es"), "en", document.view("en"));
        this.files = Map.of(
                "openapi.yaml", Buffer.buffer(openapi),
                "asyncapi.yaml", Buffer.buffer(ApiDocument.text("asyncapi.yaml")));
    }

    void mount(Router router) {
        retiring.mount(router);
        files.forEach((name, file) -> router.get("/v1/" + name).handler(ctx -> send(ctx, file)));
        router.get("/developers").handler(this::page);
    }

    private static void send(RoutingContext ctx, Buffer file) {
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.response().putHeader("Cache-Control", Look.CACHED);
        Replies.send(ctx, YAML, file);
    }

    private void page(RoutingContext ctx) {
        var api = views.getOrDefault(site.texts(ctx).language(), new ApiView(java.util.List.of()));
        site.show(ctx, "developers", Map.of("api", api));
    }
}
