package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.StoredMedia;

/**
 * Files by stream: {@code POST /v1/media/tokens} gives a connector a token for ten minutes, {@code PUT /v1/media/{token}}
 * takes the bytes straight to disk, however many there are, and answers the claim check. Whoever uploads (a phone, a
 * kiosk) needs the short-lived token only, never the connector's.
 */
public final class UploadApi {
    private static final String PURPOSE = "upload";
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final long MAX_BYTES = 200L * 1024 * 1024;

    private final Vertx vertx;
    private final Clock clock;
    private final Media media;
    private final Tokens secrets;
    private final IntakeTokens tokens;
    private final Path folder;

    /** @param folder for files on their way into the media room */
    public UploadApi(Vertx vertx, Clock clock, Media media, Secrets secrets, Path folder) {
        this.vertx = vertx;
        this.clock = clock;
        this.media = media;
        this.secrets = secrets.links();
        this.tokens = secrets.intake();
        this.folder = folder;
    }

    /** Who may ask for a token, and what makes it. */
    public record Secrets(Tokens links, IntakeTokens intake) {}

    /** Adds the routes. */
    public void mount(Router router) {
        router.post("/v1/media/tokens")
                .handler(tokens::authorise)
                .handler(this::issue)
                .failureHandler(Replies::failure);
        router.put("/v1/media/:token").handler(this::upload).failureHandler(Replies::failure);
    }

    private void issue(RoutingContext ctx) {
        IntakeTokens.Token token = ctx.get("token");
        String instance = "*".equals(token.instance()) ? "any" : token.instance();
        var until = clock.instant().plus(VALID);
        String claim = instance + "." + until.getEpochSecond();
        String upload = claim + "." + secrets.token(PURPOSE, claim);
        Replies.json(
                ctx,
                201,
                new JsonObject()
                        .put("token", upload)
                        .put("path", "/v1/media/" + upload)
                        .put("expiresAt", until.toString())
                        .put("maxBytes", MAX_BYTES));
    }

    private void upload(RoutingContext ctx) {
        check(ctx.pathParam("token"));
        long size = length(ctx.request().getHeader("Content-Length"));
        if (size < 0) {
            throw new Problem(411, "length-required", "say how many bytes there are in Content-Length");
        } else if (size > MAX_BYTES) {
            throw new Problem(413, "too-large", "at most " + MAX_BYTES + " bytes");
        }
        var request = ctx.request().pause();
        Path file = folder.resolve(UUID.randomUUID().toString());
        kept(ctx, file, request::pipeTo)
                .onSuccess(stored -> Replies.wire(ctx, 201, stored.toAttachment()))
                .onFailure(ctx::fail);
    }

    /** Something that writes all of it into the open file and closes it. */
    private interface Pipe {
        Future<Void> into(io.vertx.core.file.AsyncFile file);
    }

    private Future<StoredMedia> kept(RoutingContext ctx, Path file, Pipe pipe) {
        var files = vertx.fileSystem();
        String type = ctx.request().getHeader("Content-Type");
        String name = ctx.request().getParam("name");
        return files.mkdirs(folder.toString())
                .compose(made -> files.open(
                        file.toString(), new OpenOptions().setCreateNew(true).setWrite(true)))
                .compose(pipe::into)
                .compose(written -> media.storeFile(file, type, name))
                .recover(cause -> files.delete(file.toString()).transform(gone -> Future.failedFuture(cause)));
    }

    private void check(String token) {
        int end = token.lastIndexOf('.');
        String claim = end < 0 ? "" : token.substring(0, end);
        String until = claim.substring(claim.lastIndexOf('.') + 1);
        boolean genuine = end > 0 && secrets.verify(PURPOSE, claim, token.substring(end + 1));
        if (!genuine
                || !until.matches("[0-9]{1,12}")
                || Long.parseLong(until) < clock.instant().getEpochSecond()) {
            throw new Problem(403, "upload-token", "the upload token is not genuine or has expired; ask for another");
        }
    }

    private static long length(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,15}") ? Long.parseLong(header) : -1;
    }
}
