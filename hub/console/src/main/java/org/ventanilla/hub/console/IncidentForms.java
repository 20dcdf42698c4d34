package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.api.Uploads;
import org.ventanilla.hub.console.view.Held;
import org.ventanilla.hub.console.view.Typed;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.look.Replies;

/**
 * What is done to an incident: permission, body, secret of the form, deed; then the page again with a sentence about it. A
 * refused form comes back with what was typed; one that we could not take now can be sent again as it is.
 */
final class IncidentForms {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentForms.class);
    private static final int MAX_FORM_BYTES = 65_536;

    private final Site site;
    private final Gate gate;
    private final IncidentPages pages;
    private final FormPhotos photos;
    private final Deeds deeds;

    IncidentForms(Site site, Gate gate) {
        this.site = site;
        this.gate = gate;
        this.pages = new IncidentPages(site);
        this.photos = new FormPhotos(site.data());
        this.deeds = new Deeds(site.data());
    }

    void mount(Router router) {
        door(router, "status", Action.CHANGE_STATUS, deeds::status);
        door(router, "category", Action.CHANGE_STATUS, deeds::category);
        door(router, "place", Action.CHANGE_STATUS, deeds::place);
        door(router, "photo", Action.ADD_PHOTO, deeds::photo);
        door(router, "note", Action.WRITE_NOTE, deeds::note);
        door(router, "ask", Action.CHANGE_STATUS, deeds::ask);
        door(router, "looked", Action.CHANGE_STATUS, deeds::looked);
        door(router, "assign", Action.ASSIGN, deeds::assign);
        door(router, "merge", Action.MERGE, deeds::merge);
        door(router, "split", Action.MERGE, deeds::split);
        door(router, "undo", Action.MERGE, deeds::undo);
        door(router, "answer", Action.MERGE, deeds::answer);
    }

    private void door(Router router, String name, Action action, Function<Form, Future<Deeds.Done>> deed) {
        String path = "/staff/incidents/:id/" + name;
        boolean files = name.equals("status") || name.equals("photo");
        BodyHandler body = files
                ? BodyHandler.create(site.settings().uploads().toString())
                        .setBodyLimit(Uploads.MAX_BODY)
                        .setDeleteUploadedFilesOnEnd(true)
                : BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES);
        // The permission on a route of its own: the upload of somebody who may not is never read.
        router.post(path).handler(Gate.to(action));
        router.post(path).handler(body).handler(ctx -> take(ctx, name, deed));
    }

    private void take(RoutingContext ctx, String name, Function<Form, Future<Deeds.Done>> deed) {
        OptionalLong id = IncidentPages.id(ctx.pathParam("id"));
        if (id.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Form sent = Form.of(ctx, id.getAsLong());
        if (!gate.isGenuine(ctx)) {
            site.again(ctx, 403, Held.ofIncident(sent.incident(), typed(sent, name, "", "")), "stale");
            return;
        }
        photos.taken(sent)
                .onSuccess(form -> attempt(form, deed)
                        .onSuccess(done -> Replies.goTo(ctx, done.address()))
                        .onFailure(cause -> refused(form, name, cause)))
                .onFailure(cause -> refused(sent, name, cause));
    }

    /** A field that cannot be read throws before anything is done. */
    private Future<Deeds.Done> attempt(Form form, Function<Form, Future<Deeds.Done>> deed) {
        try {
            return deed.apply(form);
        } catch (FormProblem problem) {
            return Future.failedFuture(problem);
        }
    }

    private void refused(Form form, String name, Throwable cause) {
        RoutingContext ctx = form.ctx();
        if (cause instanceof FormProblem problem) {
            pages.show(ctx, 422, typed(form, name, problem.field(), problem.key()));
        } else if (cause instanceof RefusedAction refusal) {
            pages.show(ctx, 409, typed(form, name, field(name, refusal.code()), "refused." + refusal.code()));
        } else {
            LOG.error("not done form={} incidentId={}", name, form.incident(), cause);
            site.again(ctx, 503, Held.ofIncident(form.incident(), typed(form, name, "", "")), "ours");
        }
    }

    private static Typed typed(Form form, String name, String field, String problem) {
        return new Typed(name, form.values(), List.copyOf(form.kept()), field, problem);
    }

    /** The field that a refusal is about. */
    private static String field(String form, RefusedAction.Code code) {
        return switch (code) {
            case REASON_MISSING, REASON_UNFIT -> "reason";
            case TEXT_MISSING -> "text";
            case UNKNOWN_PLACE -> "words";
            default -> form.equals("merge") ? "into" : form;
        };
    }
}
