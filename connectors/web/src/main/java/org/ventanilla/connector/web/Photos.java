package org.ventanilla.connector.web;

import io.vertx.core.Future;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.web.FileUpload;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.connector.Blobs;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Attachment.State;

/**
 * Carries uploaded photos into the media room, one after the other. One that is too large or too many is refused by name;
 * the report is kept.
 */
record Photos(Blobs blobs, FileSystem files, int maxPhotos, long maxBytes) {
    static final String FIELD = "photo";
    private static final int MAX_NAME = 120;

    /** What came in the photo field. A browser sends an empty, nameless part when none was chosen. */
    static List<FileUpload> chosen(List<FileUpload> uploads) {
        return uploads.stream()
                .filter(u -> FIELD.equals(u.name()))
                .filter(u -> u.size() > 0 || !u.fileName().isEmpty())
                .toList();
    }

    /** Stored or refused, in the order chosen. Fails when the media room is away. */
    Future<List<Attachment>> keep(List<FileUpload> uploads) {
        Future<List<Attachment>> kept = Future.succeededFuture(List.of());
        for (int n = 0; n < uploads.size(); n++) {
            FileUpload upload = uploads.get(n);
            int place = n;
            kept = kept.compose(before -> keep(upload, place).map(one -> append(before, one)));
        }
        return kept;
    }

    private Future<Attachment> keep(FileUpload upload, int place) {
        if (place >= maxPhotos) {
            return Future.succeededFuture(refused(upload, "too-many"));
        }
        if (upload.size() > maxBytes) {
            return Future.succeededFuture(refused(upload, "too-large"));
        }
        return files.readFile(upload.uploadedFileName())
                .compose(bytes -> blobs.put(bytes, upload.contentType(), name(upload)));
    }

    private static Attachment refused(FileUpload upload, String problem) {
        return new Attachment(
                null, null, upload.size(), upload.contentType(), null, name(upload), State.REFUSED, problem, false);
    }

    /** The file's own name without folders and control characters. */
    static String name(FileUpload upload) {
        String given = upload.fileName().replaceAll("[\\p{Cntrl}]", "");
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }

    private static List<Attachment> append(List<Attachment> before, Attachment one) {
        var all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }
}
