package org.ventanilla.connector.web;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Intake;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Refused;
import org.ventanilla.connector.web.view.DoneView;
import org.ventanilla.connector.web.view.DoneView.BadFile;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.connector.web.view.FormView;
import org.ventanilla.connector.web.view.Problem;
import org.ventanilla.connector.web.view.SimilarView;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.SimilarAnswer;

/** What happens when the form is sent: checks, photos, intake, and the page that says how it went. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Options options;
    private final Renderer renderer;
    private final Csrf csrf;
    private final Photos photos;
    private final Submissions submissions;
    private final Intake intake;
    private final URI publicAddress;
    private final Clock clock;
    private final Known known;

    Sending(ConnectorContext context, Options options, Renderer renderer, Csrf csrf) {
        this.options = options;
        this.renderer = renderer;
        this.csrf = csrf;
        this.photos =
                new Photos(context.blobs(), context.vertx().fileSystem(), options.maxPhotos(), options.maxPhotoBytes());
        this.submissions = new Submissions(context.instance(), options.phoneRegion());
        this.intake = context.intake();
        this.publicAddress = context.publicAddress();
        this.clock = context.clock();
        this.known = new Known(context.places());
    }

    void submit(RoutingContext ctx) {
        Form form = FormReader.read(ctx.request().formAttributes(), options.answers());
        if (!csrf.isGenuine(ctx)) {
            again(ctx, 403, form, List.of(), "notice.csrf");
            return;
        }
        if (ctx.request().formAttributes().contains("language")) {
            Renderer.remember(ctx);
            again(ctx, 200, form, List.of(), null);
            return;
        }
        List<FileUpload> chosen = Photos.chosen(ctx.fileUploads());
        List<Attachment> before = Known.kept(form, options.maxPhotos());
        List<Problem> problems = Checks.of(form, !chosen.isEmpty() || !before.isEmpty(), options.phoneRegion());
        if (!problems.isEmpty()) {
            again(ctx, 422, form, problems, null);
            return;
        }
        photos.keep(chosen)
                .map(kept -> Stream.concat(before.stream(), kept.stream()).toList())
                .compose(kept -> known.similar(form, Renderer.language(ctx))
                        .compose(found -> found.incidents().isEmpty()
                                ? handOver(ctx, form, kept)
                                : Future.succeededFuture(asked(ctx, form, kept, found))))
                .onComplete(
                        page -> renderer.show(ctx, 200, page.template(), Map.of("view", page.view())),
                        why -> unsent(ctx, form, why));
    }

    private record Shown(String template, Object view) {}

    private Future<Shown> handOver(RoutingContext ctx, Form form, List<Attachment> kept) {
        return intake.accept(submissions.of(form, kept, Renderer.language(ctx), clock.instant()))
                .map(receipt -> new Shown("done", done(form, receipt, kept)));
    }

    private Shown asked(RoutingContext ctx, Form form, List<Attachment> kept, SimilarAnswer found) {
        return new Shown(
                "similar",
                new SimilarView(form, csrf.value(ctx), found.incidents(), Known.carried(kept), clock.instant()));
    }

    private void unsent(RoutingContext ctx, Form form, Throwable why) {
        if (why instanceof Refused) {
            LOG.warn("form {} refused: {}", form.formId(), why.getMessage());
            again(ctx, 422, form, List.of(), "notice.refused");
            return;
        }
        if (why instanceof NoReceipt) {
            LOG.warn("no receipt for form {}: {}", form.formId(), why.getMessage());
        } else {
            LOG.error("form {} could not be handed over", form.formId(), why);
        }
        ctx.response().putHeader("Retry-After", "30");
        again(ctx, 503, form, List.of(), "notice.away");
    }

    /** Something of ours broke before or after the form was read. */
    void failed(RoutingContext ctx) {
        LOG.error("{} on the form failed", ctx.request().method(), ctx.failure());
        Form form = FormReader.read(ctx.request().formAttributes(), options.answers());
        again(ctx, 503, form, List.of(), "notice.away");
    }

    /** The form once more, with everything that was typed. A browser cannot keep chosen files: they are named. */
    private void again(RoutingContext ctx, int status, Form form, List<Problem> problems, @Nullable String notice) {
        List<String> lost =
                Photos.chosen(ctx.fileUploads()).stream().map(Photos::name).toList();
        var view = new FormView(form, csrf.value(ctx), problems, notice, lost);
        renderer.show(ctx, status, "form", Map.of("view", view));
    }

    private DoneView done(Form form, Receipt receipt, List<Attachment> kept) {
        var bad =
                kept.stream().filter(a -> a.problem() != null).map(Sending::bad).toList();
        boolean again = receipt.outcome() == Receipt.Outcome.DUPLICATE;
        boolean changed = receipt.outcome() == Receipt.Outcome.CONFLICT;
        return new DoneView(receipt.number(), follow(receipt.followPath()), again, changed, form.answer(), bad);
    }

    private static BadFile bad(Attachment file) {
        String name = file.name() == null || file.name().isBlank() ? "?" : file.name();
        return new BadFile(name, file.problem() == null ? "" : file.problem());
    }

    private @Nullable String follow(@Nullable String path) {
        if (path == null) {
            return null;
        }
        return publicAddress + (path.startsWith("/") ? path : "/" + path);
    }
}
