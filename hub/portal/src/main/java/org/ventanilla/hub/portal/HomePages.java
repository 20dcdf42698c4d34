package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.PortalData.Counts;
import org.ventanilla.hub.portal.view.FindView;

/** The front page and its find-by-number box. */
final class HomePages {
    private static final int MAX_FORM_BYTES = 8_192;
    private static final int LOOKED_AT = 30;
    private static final int SHOWN = 3;

    private final Site site;
    private final TypedNumber typed;

    HomePages(Site site) {
        this.site = site;
        this.typed = new TypedNumber(site.settings().reportPrefix());
    }

    void mount(Router router) {
        router.get("/").handler(ctx -> home(ctx, 200, FindView.EMPTY));
        router.post("/find")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::find);
    }

    private void home(RoutingContext ctx, int status, FindView find) {
        var solved = new IncidentFilter(null, Set.of(Status.RESOLVED), Set.of(), null, Set.of(), null, LOOKED_AT);
        Future<Counts> counts = site.data().counts();
        Future<List<IncidentView>> incidents = site.data().incidents(solved);
        Replies.done(ctx, Future.all(counts, incidents), all -> {
            var latest = latestSolved(incidents.result());
            site.show(ctx, status, "home", Map.of("counts", counts.result(), "solved", latest, "find", find));
        });
    }

    /** Those with photos of the result first: they show what reporting is good for. */
    private static List<IncidentView> latestSolved(List<IncidentView> solved) {
        return solved.stream()
                .filter(IncidentView::isPublic)
                .sorted((a, b) -> Boolean.compare(hasResult(b), hasResult(a)))
                .limit(SHOWN)
                .toList();
    }

    private static boolean hasResult(IncidentView incident) {
        return incident.photos().stream().anyMatch(IncidentView.PhotoView::result);
    }

    /** By POST, so that the code stays out of logs and histories. */
    private void find(RoutingContext ctx) {
        FindView find = typed.find(field(ctx, "number"), field(ctx, "code"));
        Headers.putPrivate(ctx.response().headers());
        if (find.path() == null) {
            home(ctx, 422, find);
        } else {
            ctx.redirect(find.path()).onFailure(ctx::fail);
        }
    }

    private static String field(RoutingContext ctx, String name) {
        String given = ctx.request().getFormAttribute(name);
        return given == null ? "" : given.strip();
    }
}
