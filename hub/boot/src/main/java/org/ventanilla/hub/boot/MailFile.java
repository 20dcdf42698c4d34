package org.ventanilla.hub.boot;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.hub.media.Look;
import org.ventanilla.hub.media.Media;

/** A file that was found in a mail, and what the media room makes of it. */
record MailFile(String name, String declaredType, Buffer bytes, Look look) {

    static List<MailFile> of(List<Inbound> items) {
        return items.stream()
                .filter(Draft.class::isInstance)
                .flatMap(item -> ((Draft) item).files().stream())
                .filter(DraftFile.Bytes.class::isInstance)
                .map(file -> of((DraftFile.Bytes) file))
                .toList();
    }

    private static MailFile of(DraftFile.Bytes file) {
        try {
            Path copy = Files.createTempFile("mail-file", null);
            try {
                var look = Media.look(Files.write(copy, file.bytes().getBytes()));
                return new MailFile(
                        String.valueOf(file.name()), String.valueOf(file.declaredType()), file.bytes(), look);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all that is stated holds; the type as declared or, as the hub keeps beside it, as the bytes say. */
    boolean is(JsonObject stated) {
        boolean named = stated.getString("name", name).equals(name);
        boolean typed = !stated.containsKey("type")
                || List.of(declaredType, look.type()).contains(stated.getString("type"));
        boolean sized = stated.getInteger("size", bytes.length()) == bytes.length();
        return named && typed && sized && stated.getString("sha256", sha256()).equals(sha256());
    }

    private String sha256() {
        return DigestUtils.sha256Hex(bytes.getBytes());
    }

    @Override
    public String toString() {
        return name + " " + declaredType + " (" + look.type() + ") " + bytes.length() + " bytes";
    }
}
