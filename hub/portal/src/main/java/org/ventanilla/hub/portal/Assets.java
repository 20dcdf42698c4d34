package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.hub.look.Look;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.PortalData.GroupView;

/** The look of all pages, and the scripts of this site; Leaflet comes from its WebJar. */
final class Assets {
    private static final String OWN = "org/ventanilla/hub/portal/assets";
    private static final String LEAFLET = "META-INF/resources/webjars/leaflet/1.9.4/dist";
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final String ROBOTS =
            "User-agent: *\nDisallow: /s/\nDisallow: /u/\nDisallow: /f/\nDisallow: /find\nDisallow: /staff\n";

    private final Site site;

    Assets(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/robots.txt").handler(ctx -> Replies.send(ctx, "text/plain", Buffer.buffer(ROBOTS)));
        router.get("/favicon.ico")
                .handler(ctx -> ctx.redirect("/assets/favicon.svg").onFailure(ctx::fail));
        router.get("/assets/groups.css").handler(ctx -> {
            ctx.response().putHeader("Cache-Control", Look.CACHED);
            Replies.send(ctx, "text/css; charset=utf-8", Buffer.buffer(groups()));
        });
        router.get("/assets/ground.geojson").handler(ctx -> {
            ctx.response().putHeader("Cache-Control", Look.CACHED);
            Buffer ground = site.data().city().ground();
            Replies.send(ctx, "application/geo+json", ground == null ? emptyGround() : ground);
        });
        router.get("/assets/leaflet/*").handler(Look.folder(LEAFLET));
        router.get("/assets/*").handler(Look.files()).handler(Look.folder(OWN));
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
