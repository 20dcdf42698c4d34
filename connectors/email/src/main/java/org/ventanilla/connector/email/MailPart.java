package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of a mail, its transfer encoding undone.
 *
 * @param type media type in lower case, {@code text/plain} when absent (RFC 2045 section 5.2)
 * @param parameters of the Content-Type, names in lower case
 * @param disposition {@code inline}, {@code attachment} or null
 * @param name file name as the sender wrote it, decoded but not yet made safe
 * @param contentId set when HTML may refer to the part (RFC 2392)
 * @param alternative number of the nearest enclosing multipart/alternative, 0 for none
 */
record MailPart(
        String type,
        Map<String, String> parameters,
        @Nullable String disposition,
        @Nullable String name,
        @Nullable String contentId,
        int alternative,
        Buffer bytes) {

    boolean isAttachment() {
        return "attachment".equals(disposition);
    }

    /** Words to be read, as opposed to a text file that was attached. */
    boolean isReading() {
        return isText() && !isAttachment();
    }

    private boolean isText() {
        return switch (type) {
            case "text/plain", "text/html", "text/enriched" -> true;
            default -> type.startsWith("text/") && name == null && !"text/calendar".equals(type);
        };
    }

    MailPart inGroup(int group) {
        return new MailPart(type, parameters, disposition, name, contentId, group, bytes);
    }

    MailPart withBytes(Buffer other) {
        return new MailPart(type, parameters, disposition, name, contentId, alternative, other);
    }

    boolean isHtml() {
        return "text/html".equals(type);
    }
}
