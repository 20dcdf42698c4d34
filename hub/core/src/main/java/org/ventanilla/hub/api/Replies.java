package org.ventanilla.hub.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.intake.RefusedSubmission;
import org.ventanilla.hub.intake.StaleLease;
import org.ventanilla.hub.media.MediaUnavailable;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Wire;

/** The only place of the JSON doors where outcomes become HTTP. */
public final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private static final String JSON = "application/json";

    private Replies() {}

    /** A JSON answer. */
    public static void json(RoutingContext ctx, int status, JsonObject body) {
        send(ctx, status, JSON, body.toBuffer());
    }

    /** A record of the wire as a JSON answer. */
    static void wire(RoutingContext ctx, int status, Object message) {
        send(ctx, status, JSON, Buffer.buffer(Wire.bytes(message)));
    }

    /** Bytes of unknown making: to be saved, never to be shown by a browser. */
    static void file(RoutingContext ctx, String name, Buffer bytes) {
        ctx.response().putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        send(ctx, 200, "application/octet-stream", bytes);
    }

    /** Whatever went wrong: the sender's as problem+json, ours as "try later", logged once. */
    public static void failure(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return; // Vert.x may report a second failure for the same request
        }
        Throwable cause = ctx.failure();
        if (cause instanceof Problem p) {
            problem(ctx, p);
        } else if (cause instanceof RefusedSubmission refused) {
            var fields = refused.problems().stream()
                    .map(x -> new Problem.Field(x.field(), x.expected()))
                    .toList();
            problem(ctx, new Problem(400, "bad-submission", "correct the fields named and send again", fields));
        } else if (cause instanceof BadCursor bad) {
            problem(ctx, EventQuery.told(bad));
        } else if (cause instanceof StaleLease) {
            // Not 409: that is the status of a receipt, CONFLICT, and this is none.
            problem(ctx, new Problem(412, "stale-lease", "another process reads this source now; stop reading it"));
        } else if (cause instanceof RefusedAction refused) {
            problem(
                    ctx,
                    new Problem(status(refused.code()), wire(refused.code()), String.valueOf(refused.getMessage())));
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            problem(ctx, new Problem(ctx.statusCode(), code(ctx.statusCode()), advice(ctx.statusCode())));
        } else {
            ours(ctx, cause);
        }
    }

    /** Try later, logged once. */
    private static void ours(RoutingContext ctx, Throwable cause) {
        if (cause instanceof MediaUnavailable away) {
            LOG.warn("request failed path={} {}", ctx.normalizedPath(), away.getMessage());
            ctx.response().putHeader("Retry-After", "60");
            problem(
                    ctx,
                    new Problem(503, "media-unavailable", "no file can be kept now; send the same again in a minute"));
        } else {
            Outage.log(LOG, "request failed path", ctx.normalizedPath(), cause);
            problem(ctx, new Problem(503, "try-later", "nothing was saved; send the same again in a few seconds"));
        }
    }

    private static int status(RefusedAction.Code code) {
        return switch (code) {
            case UNKNOWN_INCIDENT, UNKNOWN_REPORT, UNKNOWN_PROPOSAL -> 404;
            case NOT_ALLOWED_FROM_HERE,
                    SAME_INCIDENT,
                    NOTHING_TO_UNDO,
                    LAST_REPORT,
                    NOT_RATEABLE,
                    NOBODY_TO_ASK,
                    OTHER_CONTENT -> 409;
            case UNKNOWN_PLACE, REASON_MISSING, REASON_UNFIT, TEXT_MISSING, BAD_VALUE -> 422;
        };
    }

    private static String wire(RefusedAction.Code code) {
        return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "unauthorised";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 411 -> "length-required";
            default -> "bad-request";
        };
    }

    /** The status in words (RFC 9110 §15), as RFC 9457 wants it beside {@code about:blank}. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            default -> status < 500 ? "Refused" : "Service Unavailable";
        };
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "send a valid token as 'Authorization: Bearer …'";
            case 403 -> "this needs a permission that the token does not carry";
            case 404 -> "there is nothing at this address";
            case 405 -> "this address takes other methods; they are in the header Allow";
            case 413 -> "the body is larger than this door takes; send files by reference";
            default -> "the request does not have the expected form";
        };
    }

    private static void problem(RoutingContext ctx, Problem p) {
        if (p.status() == 503 && !ctx.response().headers().contains("Retry-After")) {
            ctx.response().putHeader("Retry-After", "5");
        }
        if (p.status() == 401) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer"); // RFC 9110 §15.5.2: never without
        }
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", title(p.status()))
                .put("status", p.status())
                .put("code", p.code())
                .put("detail", p.getMessage());
        p.more().forEach(body::put);
        if (!p.fields().isEmpty()) {
            var fields = new JsonArray();
            p.fields()
                    .forEach(f ->
                            fields.add(new JsonObject().put("field", f.field()).put("expected", f.expected())));
            body.put("fields", fields);
        }
        send(ctx, p.status(), "application/problem+json", body.toBuffer());
    }

    /** Bytes of a type. */
    static void send(RoutingContext ctx, int status, String type, Buffer body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(body)
                .onFailure(cause -> LOG.debug("reply not delivered", cause));
    }
}
