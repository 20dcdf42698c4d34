package org.ventanilla.connector.open311;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.open311.Checks.Problem;
import org.ventanilla.model.open311.Format;
import org.ventanilla.model.open311.GeoReport;

/** Writes documents and errors in the form that the address asks for, errors in the asker's language. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String BUNDLE = "org.ventanilla.connector.open311.messages";
    private static final int LATER = 503;
    private static final String PAUSE_S = "30";

    private Answers() {}

    static void send(RoutingContext ctx, int status, GeoReport document) {
        if (ctx.response().headWritten()) {
            return; // Vert.x may report a second failure for the same request
        }
        Format format = Format.ofPath(ctx.normalizedPath()).orElse(Format.XML);
        ctx.response().setStatusCode(status);
        ctx.response().putHeader("Content-Type", format.contentType());
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        ctx.response().putHeader("Cache-Control", "no-store");
        ctx.response().putHeader("X-Content-Type-Options", "nosniff");
        ctx.response().end(format.of(document)).onFailure(why -> LOG.debug("client went away: {}", why.toString()));
    }

    /** All that is wrong. A thing that does not exist decides the status only when nothing else is wrong. */
    static void refuse(RoutingContext ctx, List<Problem> problems) {
        int status = problems.stream().mapToInt(Problem::status).min().orElse(400);
        var words = ResourceBundle.getBundle(BUNDLE, language(ctx));
        send(
                ctx,
                status,
                GeoReport.errors(
                        status,
                        problems.stream()
                                .map(p -> new MessageFormat(words.getString(p.key()), words.getLocale())
                                        .format(new Object[] {p.about()}))
                                .toList()));
    }

    static void refuse(RoutingContext ctx, int status, String key) {
        refuse(ctx, List.of(new Problem(status, key, "")));
    }

    /** Our bad day: the same request again, later, is the same report. */
    static void later(RoutingContext ctx) {
        if (!ctx.response().headWritten()) {
            ctx.response().putHeader("Retry-After", PAUSE_S);
            refuse(ctx, LATER, "later");
        }
    }

    private static Locale language(RoutingContext ctx) {
        return ctx.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(tag -> "es".equals(tag) || "en".equals(tag))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.forLanguageTag("es"));
    }
}
