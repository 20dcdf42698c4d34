package org.ventanilla.connector.open311;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.web.FileUpload;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Attachment.State;
import org.ventanilla.model.Submission.Remark;

/**
 * Files of a request: sent along under any name, as Base64 in {@code media}, or named by {@code media_url}. Those are
 * fetched before the request is answered, all at once and for a short time only; whatever goes wrong with one, the report
 * is kept and says so.
 */
final class Photos {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int HOPS = 3;
    private static final int MAX_NAME = 120;
    private static final int OK = 200;

    private final Blobs blobs;
    private final FileSystem files;
    private final Egress egress;
    private final Options options;

    Photos(ConnectorContext context, Options options) {
        this.blobs = context.blobs();
        this.files = context.vertx().fileSystem();
        this.egress = context.egress();
        this.options = options;
    }

    /** What became of the files, in the order of the request, and what could not be had. */
    record Kept(List<Attachment> files, List<Remark> remarks) {}

    /** Fails only when the media room is away. */
    Future<Kept> keep(Fields fields, List<FileUpload> uploads) {
        List<String> addresses = fields.all("media_url");
        List<Supplier<Future<Attachment>>> all = Stream.concat(
                        Stream.concat(
                                uploads.stream().filter(u -> u.size() > 0).map(u -> () -> upload(u)),
                                fields.all("media").stream().map(text -> () -> inline(text))),
                        addresses.stream().<Supplier<Future<Attachment>>>map(a -> () -> fetched(a)))
                .toList();
        List<Future<Attachment>> under = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            under.add(n < options.maxPhotos() ? all.get(n).get() : Future.succeededFuture(refused("too-many", null)));
        }
        return Future.join(under).map(done -> {
            List<Attachment> kept = done.list();
            return new Kept(kept, remarks(kept.subList(kept.size() - addresses.size(), kept.size()), addresses));
        });
    }

    private static List<Remark> remarks(List<Attachment> asked, List<String> addresses) {
        var remarks = new ArrayList<Remark>();
        for (int n = 0; n < asked.size(); n++) {
            if (asked.get(n).state() != State.STORED) {
                remarks.add(new Remark("media-not-fetched", addresses.get(n)));
            }
        }
        return remarks;
    }

    private Future<Attachment> upload(FileUpload upload) {
        String name = name(upload.fileName());
        return upload.size() > options.maxPhotoBytes()
                ? Future.succeededFuture(refused("too-large", name))
                : files.readFile(upload.uploadedFileName())
                        .compose(bytes -> blobs.put(bytes, upload.contentType(), name));
    }

    private Future<Attachment> inline(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.replaceFirst("^data:[^,]{0,100},", ""));
            return blobs.put(Buffer.buffer(bytes), null, null);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(refused("unreadable", null));
        }
    }

    /** Slow, too large, gone, or at an address that may not be asked: all the same to the report. */
    private Future<Attachment> fetched(String address) {
        return Future.<Void>succeededFuture()
                .compose(go -> egress.ask(Ask.get(URI.create(address))
                        .forFile(HOPS, options.maxPhotoBytes())
                        .within(PATIENCE)))
                .map(answer -> answer.status() == OK ? answer : null)
                .otherwiseEmpty()
                .compose(answer -> answer == null
                        ? Future.succeededFuture(unavailable())
                        : blobs.put(answer.body(), answer.headers().get("Content-Type"), null));
    }

    private static Attachment unavailable() {
        return new Attachment(null, null, 0, null, null, null, State.UNAVAILABLE, "not-fetched", false);
    }

    private static Attachment refused(String problem, @Nullable String name) {
        return new Attachment(null, null, 0, null, null, name, State.REFUSED, problem, false);
    }

    /** Without folders and control characters. */
    private static String name(String given) {
        String plain = given.replaceAll("[\\p{Cntrl}]", "");
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }
}
