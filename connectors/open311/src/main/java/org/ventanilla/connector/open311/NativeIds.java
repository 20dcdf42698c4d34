package org.ventanilla.connector.open311;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.open311.Routes.Asked;
import org.ventanilla.model.Fingerprint;

/**
 * What names a request for ever, so that one sent twice is one report. Best is the sender's own: the header
 * {@code Idempotency-Key}, or the field that its client is known to send. Without one it is a digest of all that was said
 * and the day on which it came: a retry is the same report, the same words next week are another. Pure.
 */
final class NativeIds {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,120}");

    private NativeIds() {}

    /** The sender's own id; null when there is none. */
    static @Nullable String own(Asked asked) {
        String header = asked.ctx().request().getHeader("Idempotency-Key");
        if (header != null && !header.isBlank()) {
            return "key/" + safe(header.strip());
        }
        String field = asked.fields().value(asked.client().idField());
        return field.isEmpty() ? null : "id/" + safe(field);
    }

    static String safe(String given) {
        return SAFE.matcher(given).matches() ? given : Fingerprint.of(given.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(Asked asked, Instant now) {
        var said = new StringBuilder();
        said.append(now.atOffset(ZoneOffset.UTC).toLocalDate());
        add(said, asked.fields().body());
        add(said, asked.fields().query());
        for (FileUpload file : asked.ctx().fileUploads()) {
            said.append('\u001e')
                    .append(file.name())
                    .append('\u001f')
                    .append(file.fileName())
                    .append(file.size());
        }
        return "day/" + Fingerprint.of(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void add(StringBuilder said, MultiMap fields) {
        for (String name : new TreeSet<>(fields.names())) {
            if (!"api_key".equalsIgnoreCase(name)) {
                said.append('\u001e').append(name);
                fields.getAll(name).forEach(value -> said.append('\u001f').append(value));
            }
        }
    }
}
