package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ventanilla.connector.Canary;
import org.ventanilla.connector.RawItem;

/**
 * A mail to ourselves through our own SMTP server that comes back by IMAP. Marked as written by a machine (RFC 3834
 * section 5), so that nobody answers it wherever it may end.
 */
final class CanaryMail {
    /** Its body is the token. */
    static final String FIELD = "X-Ventanilla-Canary";

    /** A canary's header is far shorter. */
    private static final int MAX_HEADER = 64 * 1024;

    private CanaryMail() {}

    static Canary of(SmtpClient client, EmailOptions options) {
        var own = options.own().main();
        return new Canary(
                options.canary().every(),
                options.canary().overdue(),
                token -> send(client, own, token),
                CanaryMail::tokenOf);
    }

    private static Future<Void> send(SmtpClient client, OwnAddresses.Address own, String token) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Message-ID", "<canary." + token + "@" + own.domain() + ">")
                .set("Auto-Submitted", "auto-generated")
                .set("X-Auto-Response-Suppress", "All")
                .set(FIELD, token);
        var mail = new MailMessage()
                .setFrom(own.toString())
                .setTo(own.toString())
                .setSubject(FIELD)
                .setText(token)
                .setHeaders(headers);
        return client.send(mail);
    }

    /** Looks at the header only: every mail is asked. */
    static Optional<String> tokenOf(RawItem item) {
        byte[] bytes = item.raw().getBytes(0, Math.min(item.raw().length(), MAX_HEADER));
        String header = new String(bytes, 0, NativeId.bodyStart(bytes), StandardCharsets.ISO_8859_1);
        return header.lines()
                .filter(line -> line.regionMatches(true, 0, FIELD + ":", 0, FIELD.length() + 1))
                .map(line -> line.substring(FIELD.length() + 1).strip())
                .findFirst();
    }
}
