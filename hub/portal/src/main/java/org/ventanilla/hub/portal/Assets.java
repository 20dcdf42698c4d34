package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.hub.portal.PortalData.GroupView;

/** Style sheet, scripts and pictures of the site; Leaflet comes from its WebJar. */
final class Assets {
    private static final String OWN = "org/ventanilla/hub/portal/assets";
    private static final String LEAFLET = "META-INF/resources/webjars/leaflet/1.9.4/dist";
    private static final long CACHED = Duration.ofHours(1).toSeconds();
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final String ROBOTS = "User-agent: *\nDisallow: /s/\nDisallow: /find\nDisallow: /staff\n";

    private final Site site;

    Assets(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/robots.txt").handler(ctx -> site.send(ctx, "text/plain", Buffer.buffer(ROBOTS)));
        router.get("/favicon.ico")
                .handler(ctx -> ctx.redirect("/assets/favicon.svg").onFailure(ctx::fail));
        router.get("/assets/groups.css").handler(ctx -> {
            cached(ctx.response());
            site.send(ctx, "text/css; charset=utf-8", Buffer.buffer(groups()));
        });
        router.get("/assets/ground.geojson").handler(ctx -> {
            cached(ctx.response());
            Buffer ground = site.data().city().ground();
            site.send(ctx, "application/geo+json", ground == null ? emptyGround() : ground);
        });
        router.get("/assets/leaflet/*").handler(folder(LEAFLET));
        router.get("/assets/*").handler(folder(OWN));
    }

    private static StaticHandler folder(String path) {
        return StaticHandler.create(FileSystemAccess.RELATIVE, path)
                .setMaxAgeSeconds(CACHED)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
    }

    private static void cached(HttpServerResponse response) {
        response.putHeader("Cache-Control", "public, max-age=" + CACHED);
    }

    private static Buffer emptyGround() {
        return Buffer.buffer("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }

    /** Colours of the groups as a style sheet: the content policy allows no style attributes. */
    private String groups() {
        return site.data().taxonomy().stream()
                .filter(g -> COLOUR.matcher(g.colour()).matches()
                        && CODE.matcher(g.code()).matches())
                .map(Assets::rule)
                .collect(Collectors.joining("\n"));
    }

    private static String rule(GroupView group) {
        return ".g-" + group.code() + "{--group:" + group.colour() + "}";
    }
}
