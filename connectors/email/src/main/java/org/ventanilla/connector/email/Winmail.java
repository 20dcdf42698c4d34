package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.text.BadLocationException;
import javax.swing.text.rtf.RTFEditorKit;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/** What Outlook packs into a {@code winmail.dat} ([MS-OXTNEF]): the files, and the words in one of three forms. */
final class Winmail {
    private static final String FILE = "winmail.dat";
    private static final int MAX_RTF = 2 << 20;
    private static final int MAX_VALUE = 40 << 20;

    static {
        // The library's own limit is below the size of a photo.
        MAPIAttribute.setMaxRecordLength(MAX_VALUE);
    }

    private Winmail() {}

    /**
     * What was packed.
     *
     * @param words a text part, null when there are none
     */
    record Unpacked(@Nullable MailPart words, List<MailPart> files) {}

    static boolean isOne(MailPart part) {
        return part.type().equals("application/ms-tnef")
                || part.type().equals("application/vnd.ms-tnef")
                || FILE.equalsIgnoreCase(part.name());
    }

    /** Null when the bytes are no such file. */
    static @Nullable Unpacked unpack(Buffer bytes) {
        try {
            var message = new HMEFMessage(new ByteArrayInputStream(bytes.getBytes()));
            var files = new ArrayList<MailPart>();
            for (Attachment file : message.getAttachments()) {
                files.add(file(file));
            }
            return new Unpacked(words(message), files);
        } catch (IOException | RuntimeException e) {
            // The library throws unchecked ones for bytes that lie about their lengths.
            return null;
        }
    }

    private static MailPart file(Attachment file) {
        String name = file.getLongFilename() == null ? file.getFilename() : file.getLongFilename();
        var tag = file.getMAPIAttribute(MAPIProperty.ATTACH_MIME_TAG);
        String type = tag == null ? "" : String.valueOf(MAPIStringAttribute.getAsString(tag));
        byte[] content;
        try {
            content = file.getContents();
        } catch (IllegalArgumentException e) {
            // An embedded object without bytes of its own: named, and empty.
            content = new byte[0];
        }
        return new MailPart(
                type.contains("/") ? type.toLowerCase(Locale.ROOT).strip() : "application/octet-stream",
                Map.of(),
                "attachment",
                name,
                null,
                0,
                Buffer.buffer(content));
    }

    private static @Nullable MailPart words(HMEFMessage message) {
        String plain = text(message, MAPIProperty.BODY);
        if (!plain.isBlank()) {
            return part("text/plain", plain);
        }
        String html = text(message, MAPIProperty.BODY_HTML);
        if (!html.isBlank()) {
            return part("text/html", html);
        }
        String rtf = message.getBody();
        String words = rtf == null ? "" : wordsOfRtf(rtf);
        return words.isBlank() ? null : part("text/plain", words);
    }

    private static String text(HMEFMessage message, MAPIProperty property) {
        var found = message.getMessageMAPIAttribute(property);
        if (found == null) {
            return "";
        }
        String text = found instanceof MAPIStringAttribute string
                ? string.getDataString()
                : Words.decode(found.getData(), null);
        return text == null ? "" : text;
    }

    private static MailPart part(String type, String words) {
        return new MailPart(
                type,
                Map.of("charset", "utf-8"),
                null,
                null,
                null,
                0,
                Buffer.buffer(words.getBytes(StandardCharsets.UTF_8)));
    }

    static String wordsOfRtf(String rtf) {
        var kit = new RTFEditorKit();
        var document = kit.createDefaultDocument();
        try {
            kit.read(new StringReader(rtf.length() > MAX_RTF ? rtf.substring(0, MAX_RTF) : rtf), document, 0);
            return document.getText(0, document.getLength()).strip();
        } catch (IOException | BadLocationException | RuntimeException e) {
            // What is no RTF has no words that could be told from its commands; the file itself is kept.
            return "";
        }
    }
}
