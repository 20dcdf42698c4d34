package org.ventanilla.connector.sandbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads a delivered MIME message (RFC 2045 to 2049) for showing; forgiving, because senders are. */
final class MailReading {
    private MailReading() {}

    /** What of a message is shown, without number and envelope. */
    record Content(String text, @Nullable String html, List<Mail.MailFile> files) {}

    static Content content(MimeMessage message) throws MessagingException, IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        List<Mail.MailFile> files = new ArrayList<>();
        List<Part> leaves = leaves(message);
        for (int index = 0; index < leaves.size(); index++) {
            Part leaf = leaves.get(index);
            if (isFile(leaf)) {
                files.add(file(index, leaf));
            } else if (leaf.isMimeType("text/html")) {
                html.append(words(leaf));
            } else {
                text.append(words(leaf));
            }
        }
        String shown = text.isEmpty() ? plain(html.toString()) : text.toString();
        return new Content(shown.strip(), html.isEmpty() ? null : html.toString(), List.copyOf(files));
    }

    static Mail.Heading heading(MimeMessage message) throws MessagingException {
        return new Mail.Heading(
                decoded(header(message, "Subject")),
                decoded(header(message, "To")),
                header(message, "Reply-To"),
                header(message, "Message-ID"),
                header(message, "In-Reply-To"),
                header(message, "References"),
                header(message, "Auto-Submitted"),
                header(message, "List-Unsubscribe"),
                header(message, "List-Unsubscribe-Post"));
    }

    static String sender(MimeMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        if (from == null || from.length == 0) {
            return "";
        }
        return from[0] instanceof InternetAddress address ? address.getAddress() : from[0].toString();
    }

    /** The leaf parts in reading order; a nested message counts as one leaf. */
    static List<Part> leaves(Part part) throws MessagingException, IOException {
        List<Part> found = new ArrayList<>();
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                found.addAll(leaves(parts.getBodyPart(index)));
            }
        } else {
            found.add(part);
        }
        return found;
    }

    /** The visible text, line breaks kept but not the empty space of the HTML's own layout. */
    private static String plain(String html) {
        return Jsoup.parse(html).wholeText().replaceAll("[ \\t\\u00a0]+", " ").replaceAll(" ?(\\R ?){2,}", "\n\n");
    }

    private static boolean isFile(Part leaf) throws MessagingException {
        return !leaf.isMimeType("text/*") || Part.ATTACHMENT.equalsIgnoreCase(leaf.getDisposition());
    }

    private static Mail.MailFile file(int index, Part leaf) throws MessagingException {
        String type = leaf.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String id = leaf instanceof MimePart mime ? Objects.requireNonNullElse(mime.getContentID(), "") : "";
        String name = decoded(Objects.requireNonNullElse(leaf.getFileName(), ""));
        return new Mail.MailFile(index, name, type, id.replaceAll("^<|>$", ""));
    }

    private static String words(Part leaf) throws MessagingException, IOException {
        try {
            return Objects.toString(leaf.getContent(), "");
        } catch (UnsupportedEncodingException unknownCharset) {
            // Every byte has a meaning in Latin-1: garbled but readable beats nothing.
            try (InputStream bytes = leaf.getInputStream()) {
                return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        return MimeUtility.unfold(Objects.requireNonNullElse(message.getHeader(name, ", "), ""));
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(header);
        } catch (UnsupportedEncodingException unknownCharset) {
            // RFC 2047 section 6.3: show the encoded words as they are.
            return header;
        }
    }
}
