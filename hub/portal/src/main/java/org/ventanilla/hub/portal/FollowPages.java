package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.FollowView;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.view.RatingView;

/**
 * The page behind a follow link, {@code /s/{number}.{token}}: one's own report, what became of it, and the rating. The token
 * in the address is the secret; without it no other site can make a visitor's browser rate. GET only ever shows, because
 * mail scanners open every link.
 */
final class FollowPages {
    private static final int MAX_FORM_BYTES = 65_536;
    private static final int MAX_COMMENT = 2_000;
    private static final int MAX_STARS = 5;

    private final Site site;

    FollowPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.route("/s/*").handler(ctx -> {
            Headers.putPrivate(ctx.response().headers());
            ctx.next();
        });
        router.get("/s/:secret").handler(ctx -> page(ctx, 200, new RatingView(0, "", null)));
        router.get("/s/:secret/rate").handler(this::preselected);
        router.post("/s/:secret/rate")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::rate);
    }

    private void preselected(RoutingContext ctx) {
        int stars = stars(ctx.queryParams().get("stars"));
        page(ctx, 200, new RatingView(stars, "", null));
    }

    private void page(RoutingContext ctx, int status, RatingView rating) {
        var secret = Secret.of(ctx.pathParam("secret"));
        Replies.found(ctx, follow(secret), report -> show(ctx, status, report, rating));
    }

    private Future<Optional<FollowView>> follow(@Nullable Secret secret) {
        return secret == null
                ? Future.succeededFuture(Optional.empty())
                : site.data().follow(secret.number(), secret.token());
    }

    private void show(RoutingContext ctx, int status, FollowView report, RatingView rating) {
        String self = "/s/" + ctx.pathParam("secret");
        boolean thanks = ctx.queryParams().contains("thanks") && report.stars() != null;
        Map<String, Object> params = Map.of("report", report, "rating", rating, "self", self, "thanks", thanks);
        site.show(ctx, status, "follow", params);
    }

    private void rate(RoutingContext ctx) {
        int stars = stars(ctx.request().getFormAttribute("stars"));
        String comment = Optional.ofNullable(ctx.request().getFormAttribute("comment"))
                .orElse("")
                .strip();
        String problem = problem(stars, comment);
        var secret = Secret.of(ctx.pathParam("secret"));
        Replies.found(ctx, follow(secret), report -> {
            if (!report.canRate()) {
                site.say(ctx, 409, "cannot-rate");
            } else if (problem != null) {
                show(ctx, 422, report, new RatingView(stars, comment, problem));
            } else if (secret != null) {
                record(ctx, secret, stars, comment);
            }
        });
    }

    private void record(RoutingContext ctx, Secret secret, int stars, String comment) {
        String words = comment.isEmpty() ? null : comment;
        Replies.done(ctx, site.data().rate(secret.number(), secret.token(), stars, words), done -> {
            ctx.response().setStatusCode(303);
            ctx.redirect("/s/" + ctx.pathParam("secret") + "?thanks=1#rating").onFailure(ctx::fail);
        });
    }

    private static @Nullable String problem(int stars, String comment) {
        if (stars == 0) {
            return "rate.missing";
        }
        return comment.length() > MAX_COMMENT ? "rate.long" : null;
    }

    /** 1 to 5, or 0 for anything else. */
    private static int stars(@Nullable String given) {
        if (given == null || given.length() != 1) {
            return 0;
        }
        int value = Character.digit(given.charAt(0), 10);
        return value >= 1 && value <= MAX_STARS ? value : 0;
    }

    /** Number and token, as they stand in the address. */
    record Secret(String number, String token) {
        static @Nullable Secret of(@Nullable String joined) {
            int dot = joined == null ? -1 : joined.indexOf('.');
            if (joined == null || dot < 1 || dot == joined.length() - 1) {
                return null;
            }
            return new Secret(joined.substring(0, dot), joined.substring(dot + 1));
        }

        @Override
        public String toString() {
            return "Secret[" + number + "]";
        }
    }
}
