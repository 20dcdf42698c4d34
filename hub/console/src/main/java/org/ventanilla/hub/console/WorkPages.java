package org.ventanilla.hub.console;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.view.WorkView;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorkItem;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;

/** The work list: what is to be done, the dangerous and the oldest first. */
final class WorkPages {
    static final int PER_PAGE = 25;
    private static final int MOST_PAGES = 400;
    private static final int MOST_WORDS = 200;
    private static final List<String> FILTERS = List.of("state", "group", "department", "q");
    private static final String OPEN = "open";

    private final Site site;

    WorkPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/staff").handler(Gate.to(Action.SEE_INCIDENTS)).handler(this::list);
        router.get("/staff/incidents").handler(ctx -> Replies.goTo(ctx, Console.ROOT));
    }

    private void list(RoutingContext ctx) {
        MultiMap params = ctx.queryParams();
        int page = page(given(params, "page"));
        Replies.done(ctx, site.data().work(search(params, page)), got -> {
            var shown = got.stream().limit(PER_PAGE).toList();
            site.show(ctx, 200, "work", Map.of("work", view(params, shown, page, got.size() > PER_PAGE)));
        });
    }

    /** One more than a page holds tells whether there is a next page. */
    private static ConsoleData.Search search(MultiMap params, int page) {
        return new ConsoleData.Search(
                statuses(given(params, "state")),
                orNull(given(params, "group")),
                orNull(given(params, "department")),
                orNull(given(params, "q")),
                (page - 1) * PER_PAGE,
                PER_PAGE + 1);
    }

    /** Open ones unless asked otherwise; an unknown word counts as not asked. */
    private static Set<Status> statuses(String state) {
        var all = EnumSet.allOf(Status.class);
        switch (state) {
            case "all" -> all.clear();
            case "closed" -> all.removeIf(s -> !s.isClosed());
            default -> {
                boolean named = all.stream().anyMatch(s -> s.name().equals(state));
                all.removeIf(s -> named ? !s.name().equals(state) : s.isClosed());
            }
        }
        return all;
    }

    private static WorkView view(MultiMap params, List<WorkItem> shown, int page, boolean more) {
        String filter = FILTERS.stream()
                .filter(name -> !given(params, name).isEmpty())
                .map(name -> name + "=" + Languages.encode(given(params, name)))
                .collect(Collectors.joining("&"));
        String state = given(params, "state");
        return new WorkView(
                shown,
                state.isEmpty() ? OPEN : state,
                given(params, "group"),
                given(params, "department"),
                given(params, "q"),
                page > 1 ? address(filter, page - 1) : null,
                more && page < MOST_PAGES ? address(filter, page + 1) : null);
    }

    private static String address(String filter, int page) {
        return Console.ROOT
                + Stream.of(filter, page == 1 ? "" : "page=" + page)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static int page(String given) {
        return given.matches("[0-9]{1,3}") ? Math.min(MOST_PAGES, Math.max(1, Integer.parseInt(given))) : 1;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String given(MultiMap params, String name) {
        String value = params.get(name);
        if (value == null) {
            return "";
        }
        String words = value.replace("\0", "").strip();
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words;
    }
}
