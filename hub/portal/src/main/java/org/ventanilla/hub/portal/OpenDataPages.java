package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.hub.portal.view.FiguresView;
import org.ventanilla.model.Wire;

/**
 * {@code /opendata}: what can be had, and the files of each day; {@code /opendata/latest.csv} and {@code .geojson} lead to the
 * newest. {@code /statistics} and {@code /v1/statistics}: the figures that follow from the newest file.
 */
final class OpenDataPages {
    private static final String FOLDER = "/opendata";
    private static final String LATEST = "latest.";

    private final Site site;

    OpenDataPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get(FOLDER).handler(this::page);
        router.get(FOLDER + "/:name").handler(this::file);
        router.get("/statistics").handler(this::statistics);
        router.get("/v1/statistics").handler(this::figures);
    }

    private void page(RoutingContext ctx) {
        Replies.done(ctx, site.data().dataFiles(), files -> site.show(ctx, "opendata", Map.of("files", files)));
    }

    private void file(RoutingContext ctx) {
        String name = ctx.pathParam("name");
        Replies.done(ctx, site.data().dataFiles(), files -> {
            if (name.startsWith(LATEST)) {
                latest(ctx, files, name.substring(LATEST.length() - 1));
                return;
            }
            Optional<DataFile> file =
                    files.stream().filter(f -> f.name().equals(name)).findFirst();
            Future<Optional<Path>> path =
                    file.map(site.data()::dataPath).orElse(Future.succeededFuture(Optional.empty()));
            Replies.found(ctx, path, found -> send(ctx, file.orElseThrow(), found));
        });
    }

    private static void latest(RoutingContext ctx, List<DataFile> files, String ending) {
        var newest = files.stream().filter(f -> f.name().endsWith(ending)).findFirst();
        if (newest.isEmpty()) {
            ctx.fail(404);
            return;
        }
        ctx.response().putHeader("Cache-Control", "no-cache");
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.redirect(FOLDER + "/" + newest.get().name()).onFailure(ctx::fail);
    }

    /** What a name stands for changes on its own day only, when a node had to begin again. */
    private static void send(RoutingContext ctx, DataFile file, Path path) {
        String tag = '"' + file.sha256() + '"';
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.response().putHeader("Cache-Control", "public, max-age=3600");
        ctx.response().putHeader("ETag", tag);
        if (tag.equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end().onFailure(ctx::fail);
            return;
        }
        ctx.response().putHeader("Content-Type", file.type());
        ctx.response().sendFile(path.toString()).onFailure(ctx::fail);
    }

    private void statistics(RoutingContext ctx) {
        Replies.done(
                ctx,
                site.data().statistics(),
                found -> site.show(ctx, "statistics", Map.of("figures", new FiguresView(found.orElse(null)))));
    }

    private void figures(RoutingContext ctx) {
        Replies.found(ctx, site.data().statistics(), found -> {
            ctx.response().putHeader("Access-Control-Allow-Origin", "*");
            ctx.response().putHeader("Cache-Control", "public, max-age=600");
            Fresh.send(ctx, "application/json", Buffer.buffer(json(found).encode()), null);
        });
    }

    private static JsonObject json(Statistics found) {
        return new JsonObject(Wire.toMap(found)).put("fileUrl", FOLDER + "/" + found.file());
    }
}
