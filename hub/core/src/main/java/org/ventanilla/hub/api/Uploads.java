package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.media.StoredMedia;

/** Files that came with a form, on their way into the media room. */
public final class Uploads {
    /** At most this many bytes with one form: what several photos of a good telephone need. */
    public static final long MAX_BODY = 40L * 1024 * 1024;

    private Uploads() {}

    /** Who keeps them: the media room's {@code storeFile}. */
    public interface Keeper {
        Future<StoredMedia> keep(Path upload, @Nullable String declaredType, @Nullable String name);
    }

    /** Keeps all of them in the order of the form; a field without a file counts for nothing. */
    public static Future<List<StoredMedia>> kept(RoutingContext ctx, Keeper keeper) {
        Future<List<StoredMedia>> all = Future.succeededFuture(new ArrayList<>());
        for (FileUpload upload : ctx.fileUploads()) {
            if (upload.size() > 0) {
                all = all.compose(
                        list -> keeper.keep(Path.of(upload.uploadedFileName()), upload.contentType(), upload.fileName())
                                .map(stored -> {
                                    list.add(stored);
                                    return list;
                                }));
            }
        }
        return all;
    }
}
