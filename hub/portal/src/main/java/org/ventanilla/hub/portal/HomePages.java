package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    /** A number with its code, also inside a pasted address: {@code AV-1042.k3J…}. */
    private static final Pattern NUMBER_WITH_CODE =
            Pattern.compile("([A-Za-z0-9]{1,10}-?[0-9]{1,19})[.]([A-Za-z0-9_-]{1,200})$");

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{1,10}-?[0-9]{1,19}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Site site;

    HomePages(Site site) {
        this.site = site;
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
        String number = strip(ctx.request().getFormAttribute("number"));
        String code = strip(ctx.request().getFormAttribute("code"));
        String path = followPath(number, code);
        if (path == null) {
            String problem = number.isEmpty() ? "find.missing" : "find.unreadable";
            home(ctx, 422, new FindView(number, problem));
            return;
        }
        Headers.putPrivate(ctx.response().headers());
        ctx.redirect(path).onFailure(ctx::fail);
    }

    /** Address of the follow page for what was typed, or null when it says too little. */
    static @Nullable String followPath(String number, String code) {
        Matcher both = NUMBER_WITH_CODE.matcher(number);
        if (both.find()) {
            return "/s/" + both.group(1) + "." + both.group(2);
        }
        boolean complete =
                NUMBER.matcher(number).matches() && CODE.matcher(code).matches();
        return complete ? "/s/" + number + "." + code : null;
    }

    private static String strip(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
