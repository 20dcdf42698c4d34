package org.ventanilla.hub.portal;

import io.vertx.ext.web.Router;
import java.util.List;

/**
 * The public site. Pages {@code /}, {@code /s/{number}.{token}}, {@code /u/{secret}}, {@code /f/{secret}}, {@code
 * /follow}, {@code /incidents}, {@code /incidents/{id}},
 * {@code /opendata}, {@code /statistics}, {@code /accessibility}, {@code /privacy}, {@code /help}, {@code /developers}; data {@code
 * /v1/incidents}, {@code /v1/hotspots.geojson}, {@code /v1/statistics}, {@code /media}; style sheet and
 * scripts below {@code /assets}, which the pages of connectors use as well.
 */
public final class Portal {
    private static final List<String> PATHS = List.of(
            "/",
            "/find",
            "/s/*",
            "/u/*",
            "/f/*",
            "/follow",
            "/follow/*",
            "/incidents",
            "/incidents/*",
            "/v1/incidents",
            "/v1/incidents.geojson",
            "/v1/incidents.csv",
            "/v1/incidents.atom",
            "/v1/incidents/:id",
            "/v1/hotspots.geojson",
            "/v1/similar",
            "/v1/statistics",
            "/statistics",
            "/opendata",
            "/opendata/*",
            "/media/*",
            "/accessibility",
            "/privacy",
            "/help",
            "/developers",
            "/v1/openapi.yaml",
            "/v1/asyncapi.yaml",
            "/assets/*",
            "/robots.txt",
            "/favicon.ico");

    private final Site site;

    public Portal(PortalData data, PortalSettings settings) {
        this.site = new Site(data, settings);
    }

    /**
     * Mounts the site's routes, and its page for unknown addresses, on the root router of the public listener. Other rooms'
     * routes are left alone.
     */
    public void mount(Router router) {
        var failures = new Failures(site);
        for (String path : PATHS) {
            router.route(path).handler(site::guard).failureHandler(failures::handle);
        }
        new HomePages(site).mount(router);
        new FollowPages(site).mount(router);
        new NewsPages(site).mount(router);
        new TellPages(site).mount(router);
        new WishPages(site).mount(router);
        new IncidentPages(site).mount(router);
        new LegalPages(site).mount(router);
        new DeveloperPages(site).mount(router);
        new ReadApi(site).mount(router);
        new HotspotRoute(site).mount(router);
        new OpenDataPages(site).mount(router);
        new SimilarApi(site).mount(router);
        new MediaRoute(site).mount(router);
        new Assets(site).mount(router);
        failures.mountLast(router);
    }
}
