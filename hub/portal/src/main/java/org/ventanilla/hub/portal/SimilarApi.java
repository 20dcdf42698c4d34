package org.ventanilla.hub.portal;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/similar?text=&place=&lat=&lon=&accuracy=&category=}: the public incidents, three at most, that something may be.
 * For programs whose citizens are about to report it; what they choose goes into the submission's {@code incident}.
 */
final class SimilarApi {
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORDS = 500;

    private final Site site;

    SimilarApi(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/v1/similar").handler(this::similar);
    }

    private void similar(RoutingContext ctx) {
        MultiMap query = ctx.queryParams();
        var question = new SimilarQuestion(
                words(query, "text", LONGEST_TEXT),
                words(query, "place", LONGEST_WORDS),
                degrees(query, "lat", 90),
                degrees(query, "lon", 180),
                degrees(query, "accuracy", 1_000_000),
                words(query, "category", LONGEST_WORDS),
                site.texts(ctx).language());
        if ((question.lat() == null) != (question.lon() == null)) {
            throw new BadParameter("lat");
        }
        Replies.done(ctx, site.data().similar(question), answer -> {
            var incidents = new JsonArray();
            answer.incidents().forEach(known -> incidents.add(new JsonObject(Wire.toMap(known))));
            ctx.response().putHeader("Access-Control-Allow-Origin", "*");
            ctx.response().putHeader("Cache-Control", "no-store");
            var body = new JsonObject().put("incidents", incidents);
            Replies.send(ctx, "application/json", Buffer.buffer(body.encode()));
        });
    }

    private static @Nullable String words(MultiMap query, String name, int longest) {
        String words = query.get(name);
        if (words != null && words.length() > longest) {
            throw new BadParameter(name);
        }
        return words == null || words.isBlank() ? null : words;
    }

    private static @Nullable Double degrees(MultiMap query, String name, int most) {
        String text = query.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(name);
        }
        throw new BadParameter(name);
    }
}
