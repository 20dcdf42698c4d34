package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.console.view.ProposalView;
import org.ventanilla.hub.console.view.ProposalsView;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.transcript.Confirmation;
import org.ventanilla.hub.transcript.Proposal;

/** What a machine wrote down of speech: the sentences, what was understood of them, and a person's word on it. */
final class ProposalPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalPages.class);
    private static final String HERE = "/staff/proposals";
    private static final String ONE = HERE + "/:id";
    private static final int SHOWN = 200;
    private static final int MAX_FORM_BYTES = 32_768;
    private static final int MAX_REASON = 500;

    private final Site site;
    private final Gate gate;

    ProposalPages(Site site, Gate gate) {
        this.site = site;
        this.gate = gate;
    }

    void mount(Router router) {
        router.route(HERE).handler(Gate.to(Action.USE_DESK)).handler(Gate.to(Action.SEE_PERSONAL_DATA));
        router.route(HERE + "/*").handler(Gate.to(Action.USE_DESK)).handler(Gate.to(Action.SEE_PERSONAL_DATA));
        router.get(HERE).handler(this::list);
        router.get(ONE).handler(ctx -> one(ctx, Map.of(), "", ""));
        router.get(ONE + "/recordings/:recording").handler(this::sound);
        door(router, "/confirm", this::confirm);
        door(router, "/dismiss", this::dismiss);
    }

    private void door(Router router, String deed, io.vertx.core.Handler<RoutingContext> handler) {
        router.post(ONE + deed)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(handler);
        router.get(ONE + deed).handler(ctx -> Replies.goTo(ctx, HERE + "/" + id(ctx)));
    }

    private SpeechData data() {
        return site.data().speech();
    }

    private void list(RoutingContext ctx) {
        Replies.done(ctx, data().waiting(SHOWN), all -> {
            var view = new ProposalsView(all, all.size() == SHOWN, done(ctx));
            site.show(ctx, 200, "proposals", Map.of("proposed", view));
        });
    }

    private void one(RoutingContext ctx, Map<String, String> typed, String problem, String field) {
        int status = problem.isEmpty() ? 200 : 422;
        Replies.found(ctx, data().look(Gate.who(ctx), id(ctx)), found -> {
            var typing = new ProposalView.Typing(typed, problem, field);
            Replies.done(ctx, data().recordings(found.id()), sounds -> {
                var view = new ProposalView(found, sounds, typing, done(ctx));
                site.show(ctx, status, "proposal", Map.of("view", view));
            });
        });
    }

    /** The sound of a recording, for as long as a copy is kept. */
    private void sound(RoutingContext ctx) {
        var asked = data().listen(Gate.who(ctx), id(ctx), ctx.pathParam("recording"));
        Replies.found(ctx, asked, sound -> Replies.send(ctx, sound.type(), sound.bytes()));
    }

    private void confirm(RoutingContext ctx) {
        Form form = Form.of(ctx, 0);
        var asked = new ProposalForm(form, site.data().city(), data());
        Replies.found(ctx, data().look(Gate.who(ctx), id(ctx)), found -> confirm(ctx, asked, found));
    }

    private void confirm(RoutingContext ctx, ProposalForm form, Proposal found) {
        try {
            data().confirm(Gate.who(ctx), found.id(), form.told(found), form.version())
                    .onSuccess(ending -> confirmed(ctx, form, ending))
                    .onFailure(cause -> failed(ctx, cause));
        } catch (FormProblem wrong) {
            one(ctx, form.form().values(), wrong.key(), wrong.field());
        }
    }

    private void confirmed(RoutingContext ctx, ProposalForm form, Confirmation.Ending ending) {
        switch (ending) {
            case DONE -> Replies.goTo(ctx, HERE + "?done=confirmed");
            case GONE -> Replies.goTo(ctx, HERE + "/" + id(ctx) + "?done=gone");
            case NO_PLACE -> one(ctx, form.form().values(), "proposal.problem.place", "place");
        }
    }

    private void dismiss(RoutingContext ctx) {
        Form form = Form.of(ctx, 0);
        String reason = form.orNull("reason");
        if (reason == null || reason.length() > MAX_REASON) {
            one(ctx, form.values(), "proposal.problem.reason", "reason");
            return;
        }
        data().dismiss(Gate.who(ctx), id(ctx), reason)
                .onSuccess(done -> Replies.goTo(ctx, HERE + "?done=" + (done ? "dismissed" : "gone")))
                .onFailure(cause -> failed(ctx, cause));
    }

    private static void failed(RoutingContext ctx, Throwable cause) {
        LOG.error("proposed report not decided reportId={}", id(ctx), cause);
        ctx.fail(cause);
    }

    /** 0, which nothing has, for what is no number. */
    private static long id(RoutingContext ctx) {
        String given = ctx.pathParam("id");
        return given != null && given.matches("[0-9]{1,18}") ? Long.parseLong(given) : 0;
    }

    private static String done(RoutingContext ctx) {
        return Optional.ofNullable(ctx.queryParams().get("done")).orElse("");
    }
}
