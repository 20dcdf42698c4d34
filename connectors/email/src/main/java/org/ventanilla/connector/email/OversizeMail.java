package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * A mail too large to be read whole: its own headers around its first text, as one small mail. The attachments stay on the
 * server. The words of a citizen are never refused for the size of their photos.
 */
final class OversizeMail {
    /** Content type of the raw item made here. */
    static final String TYPE = "message/rfc822; oversize=true";

    private static final int MAX_TEXT_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;
    private static final Set<String> FORM = Set.of("content-type", "content-transfer-encoding", "content-disposition");

    private OversizeMail() {}

    static Buffer headersAndText(IMAPMessage message) throws MessagingException, IOException {
        var mail = Buffer.buffer();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!FORM.contains(name)) {
                mail.appendBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        Part text = firstText(message, "text/plain", 0);
        if (text == null) {
            text = firstText(message, "text/html", 0);
        }
        if (text == null) {
            return mail.appendString("\r\n");
        }
        boolean html = text.isMimeType("text/html");
        mail.appendString("Content-Type: text/" + (html ? "html" : "plain") + "; charset=\"utf-8\"\r\n");
        mail.appendString("Content-Transfer-Encoding: 8bit\r\n\r\n");
        return mail.appendString(Words.decode(capped(text), charset(text.getContentType())));
    }

    private static @Nullable Part firstText(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return part;
        }
        if (depth < MAX_DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = firstText(parts.getBodyPart(i), type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static byte[] capped(Part text) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        try (InputStream in = text.getInputStream()) {
            out.write(in.readNBytes(MAX_TEXT_BYTES));
        }
        return out.toByteArray();
    }

    private static @Nullable String charset(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String rest = contentType.substring(at + "charset=".length());
        int end = rest.indexOf(';');
        return (end < 0 ? rest : rest.substring(0, end)).strip();
    }
}
