package org.ventanilla.connector.open311;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.open311.Options.Client;

/** The two addresses to which one can write, below {@code /open311/v2}. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String UPLOADS =
            Path.of(System.getProperty("java.io.tmpdir"), "ventanilla-uploads").toString();
    private static final int FORBIDDEN = 403;
    private static final int BAD = 400;
    private static final int TOO_LARGE = 413;

    private final Options options;
    private final Requests requests;
    private final Updates updates;

    Routes(Options options, Requests requests, Updates updates) {
        this.options = options;
        this.requests = requests;
        this.updates = updates;
    }

    /** What a client with a good key asked. */
    record Asked(RoutingContext ctx, Client client, Fields fields) {}

    void mount(Router router) {
        post(router, "requests", requests::take);
        post(router, "servicerequestupdates", updates::take);
    }

    private void post(Router router, String name, Consumer<Asked> work) {
        router.postWithRegex("/+" + name + "[.](xml|json)")
                .handler(BodyHandler.create(UPLOADS)
                        .setBodyLimit(options.maxBodyBytes())
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(ctx -> admit(ctx, work))
                .failureHandler(Routes::failed);
    }

    /** The key first: who has none is not told what else is wrong, and it is never said again. */
    private void admit(RoutingContext ctx, Consumer<Asked> work) {
        Fields fields = Fields.of(ctx);
        String key = fields.value("api_key");
        options.client(key)
                .ifPresentOrElse(
                        client -> work.accept(new Asked(ctx, client, fields)),
                        () -> Answers.refuse(ctx, FORBIDDEN, key.isEmpty() ? "key.missing" : "key.wrong"));
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof Fields.Unreadable || ctx.statusCode() == BAD) {
            Answers.refuse(ctx, BAD, "unreadable");
        } else if (ctx.statusCode() == TOO_LARGE) {
            Answers.refuse(ctx, TOO_LARGE, "too-large");
        } else {
            LOG.error("open311 request failed", ctx.failure());
            Answers.later(ctx);
        }
    }
}
