package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ventanilla.connector.conformance.Item;

/** What the conformance kit's citizens say, as mails (RFC 5322, RFC 2046). */
final class Letters {
    /** Tells which item a mail in a folder is; transport headers are no part of a mail's name. */
    static final String ITEM = "X-Item";

    private static final String BOUNDARY = "=_kit_boundary";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

    private Letters() {}

    static String id(Item item) {
        return "<item-" + item.number() + "@citizens.example>";
    }

    static byte[] plain(Item item, String... moreHeaders) {
        var headers = new ArrayList<>(List.of("Message-ID: " + id(item)));
        headers.addAll(List.of(moreHeaders));
        return withoutId(item, headers.toArray(String[]::new));
    }

    static byte[] withoutId(Item item, String... moreHeaders) {
        var mail = new StringBuilder();
        for (String header : moreHeaders) {
            mail.append(header).append("\r\n");
        }
        mail.append(ITEM).append(": ").append(item.number()).append("\r\n");
        mail.append("From: ").append(item.from()).append("\r\nTo: ").append(PostOffice.CITY);
        mail.append("\r\nSubject: Aviso\r\nMIME-Version: 1.0\r\n");
        if (item.saidAt() != null) {
            mail.append("Date: ")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            item.saidAt().atOffset(ZoneOffset.UTC)))
                    .append("\r\n");
        }
        return content(item, mail).getBytes(StandardCharsets.UTF_8);
    }

    private static String content(Item item, StringBuilder mail) {
        String text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + LINES.encodeToString(item.text().getBytes(StandardCharsets.UTF_8)) + "\r\n";
        if (item.files().isEmpty()) {
            return mail.append(text).toString();
        }
        mail.append("Content-Type: multipart/mixed; boundary=\"")
                .append(BOUNDARY)
                .append("\"\r\n\r\n");
        mail.append("--").append(BOUNDARY).append("\r\n").append(text);
        for (Item.File file : item.files()) {
            mail.append("--").append(BOUNDARY).append("\r\nContent-Type: ").append(file.type());
            mail.append("\r\nContent-Disposition: attachment; filename=\"")
                    .append(file.name())
                    .append("\"\r\n");
            mail.append("Content-Transfer-Encoding: base64\r\n\r\n");
            mail.append(LINES.encodeToString(file.bytes().getBytes())).append("\r\n");
        }
        return mail.append("--").append(BOUNDARY).append("--\r\n").toString();
    }
}
