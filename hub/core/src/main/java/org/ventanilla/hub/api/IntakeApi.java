package org.ventanilla.hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.media.Media;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * {@code POST /v1/intake}: the connector contract for any language; {@code POST /v1/media}: bytes first, claim check back.
 * Both need an intake token.
 */
public final class IntakeApi {
    /** CONTRACT §3.4: at most 64 KiB a message; bytes go by claim check. */
    private static final long MAX_SUBMISSION = 64 * 1024;

    private static final long MAX_MEDIA = 32L * 1024 * 1024;

    private final Intake intake;
    private final Media media;
    private final IntakeTokens tokens;

    public IntakeApi(Intake intake, Media media, IntakeTokens tokens) {
        this.intake = intake;
        this.media = media;
        this.tokens = tokens;
    }

    /** Adds the two routes. */
    public void mount(Router router) {
        door(router, "/v1/intake", MAX_SUBMISSION, this::submit);
        door(router, "/v1/media", MAX_MEDIA, this::store);
    }

    /** The token first, on a route of its own: a stranger's body is never read. */
    private void door(Router router, String path, long maxBody, Handler<RoutingContext> handler) {
        router.post(path).handler(tokens::authorise).failureHandler(Replies::failure);
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(maxBody))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private void submit(RoutingContext ctx) {
        Submission submission = parsed(ctx.body().buffer());
        IntakeTokens.Token token = ctx.get("token");
        if (submission.instance() != null && !token.speaksFor(submission.instance())) {
            throw new Problem(403, "wrong-instance", "this token speaks for another instance");
        }
        if (submission.history() != null) {
            throw new Problem(
                    400,
                    "bad-submission",
                    "correct the fields named and send again",
                    List.of(new Problem.Field("history", "nothing: the past comes in by the operator's import")));
        }
        intake.accept(submission)
                .onSuccess(receipt -> Replies.wire(ctx, status(receipt.outcome()), receipt))
                .onFailure(ctx::fail);
    }

    private static Submission parsed(Buffer body) {
        try {
            Submission s = Wire.mapper().readValue(body == null ? new byte[0] : body.getBytes(), Submission.class);
            if (s == null) {
                throw Bodies.unreadable();
            }
            return s;
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                    .collect(Collectors.joining("."));
            throw new Problem(
                    400,
                    "bad-submission",
                    "correct the fields named and send again",
                    List.of(new Problem.Field(path.isEmpty() ? "body" : path, "the type the schema names")));
        } catch (JsonProcessingException e) {
            throw Bodies.unreadable();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    static int status(Receipt.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> 201;
            case DUPLICATE -> 200;
            case CONFLICT -> 409;
            case QUARANTINED -> 202;
        };
    }

    private void store(RoutingContext ctx) {
        Buffer body = ctx.body().buffer() == null ? Buffer.buffer() : ctx.body().buffer();
        media.store(body, ctx.request().getHeader("Content-Type"), ctx.request().getParam("name"))
                .onSuccess(stored -> Replies.wire(ctx, 201, stored.toAttachment()))
                .onFailure(ctx::fail);
    }
}
