package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import org.ventanilla.hub.look.Look;

/**
 * The staff's application, everything below {@code /staff}: {@code /staff/login}, the work list, {@code
 * /staff/incidents/{id}} with its forms, {@code /staff/hotspots}, {@code /staff/messages}, {@code /staff/quarantine}, {@code
 * /staff/proposals}.
 */
public final class Console {
    static final String ROOT = "/staff";
    private static final String ALL = ROOT + "/*";

    private final Site site;
    private final Gate gate;

    public Console(ConsoleData data, ConsoleSettings settings) {
        this.gate = new Gate(data, settings);
        this.site = new Site(data, settings, gate);
    }

    /** Mounts it on the root router of the public listener. Other rooms' routes are left alone. */
    public void mount(Router router) {
        var login = new LoginPages(site, gate);
        var failures = new Failures(site, login);
        router.route(ALL).handler(site::guard).failureHandler(failures::read).failureHandler(failures::handle);
        router.get(ROOT + "/assets/*").handler(Look.folder("org/ventanilla/hub/console/assets"));
        login.mount(router);
        router.route(ALL).handler(gate::signedIn);
        new PhotoPages(site).mount(router);
        new WorkPages(site).mount(router);
        new HotspotPages(site).mount(router);
        new IncidentPages(site).mount(router);
        new IncidentForms(site, gate).mount(router);
        new MessagePages(site, gate).mount(router);
        new QuarantinePages(site, gate).mount(router);
        new ProposalPages(site, gate).mount(router);
        router.route(ALL).handler(ctx -> ctx.fail(404));
    }
}
