package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.hub.console.ConsoleData.Told;
import org.ventanilla.hub.console.view.FileView;
import org.ventanilla.hub.console.view.Typed;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.model.SimilarAnswer.Known;

/** One incident with everything around it. What citizens said is shown by permission, and every reading is written down. */
final class IncidentPages {
    static final int REPORTS = 30;

    private final Site site;

    IncidentPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/staff/incidents/:id")
                .handler(Gate.to(Action.SEE_INCIDENTS))
                .handler(ctx -> show(ctx, 200, Typed.NOTHING));
        // Where a refused form leaves the browser, and where a login in between comes back to.
        router.get("/staff/incidents/:id/:form").handler(ctx -> id(ctx.pathParam("id"))
                .ifPresentOrElse(id -> Replies.goTo(ctx, address(id)), () -> ctx.fail(404)));
    }

    static String address(long id) {
        return "/staff/incidents/" + id;
    }

    static OptionalLong id(String given) {
        return given.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(given)) : OptionalLong.empty();
    }

    /** The page, with what was typed into one of its forms when that was refused. */
    void show(RoutingContext ctx, int status, Typed typed) {
        OptionalLong id = id(ctx.pathParam("id"));
        if (id.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Replies.found(ctx, site.data().incident(id.getAsLong()), file -> {
            int skip = skip(ctx.queryParams(), file.reports().size());
            var part = file.reports().stream().skip(skip).limit(REPORTS).toList();
            Replies.done(ctx, around(ctx, file, part), around -> {
                var view = view(file, part, around, skip);
                site.show(ctx, status, "incident", Map.of("file", view, "typed", typed, "done", done(ctx)));
            });
        });
    }

    /** What was said in the reports shown, what systems have to say, where the incident belongs, and what is near it. */
    private record Around(List<Told> words, List<Stage> stages, Optional<Hotspot> hotspot, List<Known> near) {}

    private Future<Around> around(RoutingContext ctx, CaseFile file, List<ReportRow> part) {
        long id = file.incident().id();
        return told(ctx, part).compose(words -> site.data().stages(id).compose(stages -> site.data()
                .hotspotOf(id)
                .compose(hotspot -> near(ctx, file).map(near -> new Around(words, stages, hotspot, near)))));
    }

    private Future<List<Known>> near(RoutingContext ctx, CaseFile file) {
        return Gate.who(ctx).may(Action.MERGE) ? site.data().near(file.incident()) : Future.succeededFuture(List.of());
    }

    private Future<List<Told>> told(RoutingContext ctx, List<ReportRow> part) {
        var who = Gate.who(ctx);
        return who.may(Action.SEE_PERSONAL_DATA) && !part.isEmpty()
                ? site.data().reports(who, part)
                : Future.succeededFuture(List.of());
    }

    private static FileView view(CaseFile file, List<ReportRow> part, Around around, int skip) {
        Map<Long, Told> byId =
                around.words().stream().collect(Collectors.toMap(Told::id, Function.identity(), (a, b) -> a));
        var reports = part.stream()
                .map(row -> new FileView.Report(row, byId.get(row.id())))
                .toList();
        String address = address(file.incident().id());
        int all = file.reports().size();
        return new FileView(
                file,
                reports,
                around.stages(),
                skip > 0 ? address + "?from=" + Math.max(0, skip - REPORTS) + "#reports" : null,
                skip + REPORTS < all ? address + "?from=" + (skip + REPORTS) + "#reports" : null,
                around.hotspot(),
                around.near());
    }

    private static int skip(MultiMap params, int all) {
        String from = params.get("from");
        int asked = from != null && from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
        return asked < all ? asked : 0;
    }

    private static FileView.Done done(RoutingContext ctx) {
        String what = ctx.queryParams().get("done");
        String number = ctx.queryParams().get("n");
        return new FileView.Done(
                what == null ? "" : what, number != null && number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0);
    }
}
