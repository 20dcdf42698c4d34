package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.notify.Follow;
import org.ventanilla.hub.notify.FollowWish;
import org.ventanilla.hub.portal.FollowData.Here;
import org.ventanilla.hub.portal.PortalData.CategoryView;
import org.ventanilla.hub.portal.view.AskedView;
import org.ventanilla.hub.portal.view.TellView;

/**
 * "Tell me about this": {@code /incidents/{id}/follow} for one incident, {@code /follow} for a category around a point. Every
 * wish is answered alike, whoever's the address is; it counts when it is confirmed ({@link WishPages}).
 */
final class TellPages {
    /** How far around a point somebody is told. */
    static final int RADIUS_M = 500;

    private static final int MAX_FORM_BYTES = 8_192;
    private static final int MAX_PLACE = 200;
    private static final double METRES_PER_DEGREE = 111_195;

    private final Site site;

    TellPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/incidents/:id/follow").handler(ctx -> shown(ctx, i -> form(ctx, 200, typed(ctx, i), null)));
        router.post("/incidents/:id/follow")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(ctx -> shown(ctx, i -> ask(ctx, typed(ctx, i))));
        router.get("/follow").handler(ctx -> form(ctx, 200, typed(ctx, null), null));
        router.post("/follow")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(ctx -> ask(ctx, typed(ctx, null)));
        router.post("/follow/code")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::code);
    }

    private void shown(RoutingContext ctx, java.util.function.Consumer<IncidentView> then) {
        var asked = site.data().incident(ctx.pathParam("id")).map(found -> found.filter(IncidentView::isPublic));
        Replies.found(ctx, asked, then);
    }

    /** What was typed, or came with the address. */
    private record Typed(
            @Nullable IncidentView incident, String category, String place, String channel, String address) {
        @Override
        public String toString() {
            return "Typed[" + channel + "]";
        }
    }

    private Typed typed(RoutingContext ctx, @Nullable IncidentView incident) {
        String channel = field(ctx, "channel");
        var channels = site.follows().channels();
        String usual = channels.isEmpty() ? "" : channels.get(0);
        return new Typed(
                incident,
                site.categories().now(field(ctx, "category").toUpperCase(Locale.ROOT)),
                field(ctx, "place"),
                channels.contains(channel) ? channel : usual,
                field(ctx, "address"));
    }

    private static String field(RoutingContext ctx, String name) {
        String given = ctx.request().getFormAttribute(name);
        String value = given == null ? ctx.queryParams().get(name) : given;
        return value == null ? "" : value.strip();
    }

    private void form(RoutingContext ctx, int status, Typed t, @Nullable String problem) {
        String feed = t.incident() == null
                ? "/v1/incidents.atom" + (t.category().isEmpty() ? "" : "?category=" + Languages.encode(t.category()))
                : "/v1/incidents/" + t.incident().id() + ".atom";
        var view = new TellView(
                t.incident(),
                t.category(),
                t.place(),
                t.channel(),
                t.address(),
                site.follows().channels(),
                categories(),
                feed,
                problem);
        site.show(ctx, status, "tell", Map.of("tell", view));
    }

    private List<String> categories() {
        return site.data().taxonomy().stream()
                .flatMap(g -> g.categories().stream())
                .filter(CategoryView::isPublic)
                .map(CategoryView::code)
                .filter(site.follows()::isTold)
                .toList();
    }

    private void ask(RoutingContext ctx, Typed t) {
        Optional<String> address = site.follows().address(t.channel(), t.address());
        if (t.incident() == null && !categories().contains(t.category())) {
            form(ctx, 422, t, "tell.bad.category");
        } else if (t.incident() == null && (t.place().isEmpty() || t.place().length() > MAX_PLACE)) {
            form(ctx, 422, t, "tell.bad.place");
        } else if (address.isEmpty()) {
            form(ctx, 422, t, "tell.bad.address");
        } else {
            ask(ctx, t, address.get());
        }
    }

    private void ask(RoutingContext ctx, Typed t, String address) {
        String language = site.texts(ctx).language();
        if (t.incident() != null) {
            Long id = Long.valueOf(t.incident().id());
            String feed = "/v1/incidents/" + id + ".atom";
            asked(ctx, new FollowWish(t.channel(), address, language, id, null), null, feed);
            return;
        }
        Future<Optional<Here>> place = site.follows().place(t.place(), language);
        Replies.done(ctx, place, found -> {
            if (found.isEmpty()) {
                form(ctx, 422, t, "tell.bad.place");
                return;
            }
            Here here = found.get();
            var around = new Follow.Around(t.category(), here.place(), here.lat(), here.lon(), RADIUS_M);
            asked(ctx, new FollowWish(t.channel(), address, language, null, around), here.place(), feed(around));
        });
    }

    /** The square around the circle. */
    private static String feed(Follow.Around a) {
        double up = a.radiusM() / METRES_PER_DEGREE;
        double side = up / Math.cos(Math.toRadians(a.lat()));
        String box = String.format(
                Locale.ROOT, "%.5f,%.5f,%.5f,%.5f", a.lon() - side, a.lat() - up, a.lon() + side, a.lat() + up);
        return "/v1/incidents.atom?category=" + Languages.encode(a.category()) + "&bbox=" + box;
    }

    private void asked(RoutingContext ctx, FollowWish wish, @Nullable String here, String feed) {
        Replies.done(ctx, site.follows().ask(wish), handle -> {
            var view = new AskedView(handle.toString(), wish.channel(), here, feed, false);
            site.show(ctx, "asked", Map.of("asked", view));
        });
    }

    private void code(RoutingContext ctx) {
        String handle = field(ctx, "handle");
        String digits = field(ctx, "code").replaceAll("[^0-9]", "");
        UUID named;
        try {
            named = UUID.fromString(handle);
        } catch (IllegalArgumentException e) {
            ctx.fail(404);
            return;
        }
        Replies.done(ctx, site.follows().confirm(named, digits), right -> {
            if (right) {
                site.say(ctx, 200, "tell-confirmed");
            } else {
                var view = new AskedView(handle, field(ctx, "channel"), null, "/v1/incidents.atom", true);
                site.show(ctx, 422, "asked", Map.of("asked", view));
            }
        });
    }
}
