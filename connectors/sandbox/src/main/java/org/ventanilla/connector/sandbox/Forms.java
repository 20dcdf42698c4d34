package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two forms with which somebody plays a citizen. */
final class Forms {
    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
    private static final long LARGEST = 30L << 20;

    private final Vertx vertx;
    private final SandboxOptions options;
    private final PostOffice postOffice;
    private final Inbound inbound;

    Forms(Vertx vertx, SandboxOptions options, PostOffice postOffice, Inbound inbound) {
        this.vertx = vertx;
        this.options = options;
        this.postOffice = postOffice;
        this.inbound = inbound;
    }

    /** @param uploads an empty folder of our own for files on their way */
    void mount(Router router, Path uploads) {
        BodyHandler body =
                BodyHandler.create(uploads.toString()).setBodyLimit(LARGEST).setDeleteUploadedFilesOnEnd(true);
        router.routeWithRegex("/(mail|text)").handler(Forms::ownPageOnly);
        router.post("/mail").handler(body).handler(this::mail);
        router.post("/text").handler(body).handler(this::text);
    }

    /** A page from elsewhere must not write mails through the visitor's browser. */
    private static void ownPageOnly(RoutingContext ctx) {
        String origin = ctx.request().getHeader("Origin");
        boolean elsewhere =
                origin != null && !origin.equals("http://" + ctx.request().getHeader("Host"));
        if (elsewhere) {
            Answers.status(ctx, 403);
        } else {
            ctx.next();
        }
    }

    private void mail(RoutingContext ctx) {
        String from = field(ctx, "from");
        String to = field(ctx, "to").isEmpty() ? options.cityMail() : field(ctx, "to");
        if (!from.matches("[^\\s@]+@[^\\s@]+") || !options.isCityMail(to)) {
            back(ctx, "form.bad");
            return;
        }
        String answered = field(ctx, "inReplyTo");
        photos(ctx)
                .compose(photos -> postOffice.post(new Letter(
                        from,
                        to,
                        field(ctx, "subject"),
                        field(ctx, "text"),
                        photos,
                        answered.isEmpty() ? null : answered)))
                .onSuccess(sent -> back(ctx, "mail.sent"))
                .onFailure(unsent -> {
                    LOG.warn("The sandbox could not send a mail: {}", unsent.getClass());
                    back(ctx, "mail.failed");
                });
    }

    private void text(RoutingContext ctx) {
        String from = field(ctx, "from").replaceAll("[\\s-]", "");
        String body = field(ctx, "text");
        if (!from.matches("(whatsapp:)?\\+?\\w{3,20}") || body.isEmpty()) {
            back(ctx, "form.bad");
            return;
        }
        inbound.carry(from, body, List.of())
                .map(status -> status / 100 == 2)
                .otherwise(false)
                .onSuccess(taken -> back(ctx, taken ? "text.sent" : "text.lost"))
                .onFailure(ctx::fail);
    }

    private Future<List<Photo>> photos(RoutingContext ctx) {
        List<Future<Photo>> read = ctx.fileUploads().stream()
                .filter(upload -> upload.size() > 0)
                .map(this::photo)
                .toList();
        return Future.all(read).map(all -> all.<Photo>list());
    }

    private Future<Photo> photo(FileUpload upload) {
        return vertx.fileSystem()
                .readFile(upload.uploadedFileName())
                .map(bytes -> new Photo(upload.fileName(), upload.contentType(), bytes));
    }

    private static String field(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "")
                .strip();
    }

    private static void back(RoutingContext ctx, String outcome) {
        String column = outcome.startsWith("text") ? "#phone" : "#mail";
        Answers.seeOther(ctx, "/?lang=" + OutsidePage.language(ctx) + "&outcome=" + outcome + column);
    }
}
