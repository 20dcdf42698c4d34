package org.ventanilla.connector.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pictures of a {@link Messenger}: getFile says where one is, and there it is fetched. Safe from any thread. */
public final class MessengerFiles {
    private static final String FOLDER = "photos/";

    private final Map<String, Buffer> files = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile @Nullable URI elsewhere;

    /** Keeps a picture under a file id, as it would be after somebody sent it. */
    public void keep(String fileId, Buffer bytes) {
        files.put(fileId, bytes);
    }

    /** From now on no picture is found, or all are again. */
    public void beAway(boolean gone) {
        away = gone;
    }

    /** From now on whoever fetches a picture is sent on to this address. */
    public void redirect(URI address) {
        elsewhere = address;
    }

    void locate(RoutingContext ctx, String fileId) {
        if (away || !files.containsKey(fileId)) {
            Answers.json(
                    ctx, 400, new JsonObject().put("ok", false).put("description", "Bad Request: invalid file_id"));
        } else {
            Messenger.result(ctx, new JsonObject().put("file_id", fileId).put("file_path", FOLDER + fileId));
        }
    }

    void serve(RoutingContext ctx, String token) {
        String prefix = "/file/bot" + token + "/" + FOLDER;
        URI other = elsewhere;
        Buffer bytes = ctx.request().path().startsWith(prefix)
                ? files.get(ctx.request().path().substring(prefix.length()))
                : null;
        if (bytes == null) {
            Answers.json(ctx, 404, new JsonObject().put("ok", false));
        } else if (other != null) {
            Answers.seeOther(ctx, other.toString());
        } else {
            Answers.bytes(ctx, "application/octet-stream", bytes);
        }
    }
}
