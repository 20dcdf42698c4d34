package org.ventanilla.connector.email;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.ThreadRef;

/**
 * What a mail answers, the strongest sign first: the token of a plus address it was sent to, the token in one of our
 * Message-IDs, all Message-IDs it refers to, and the number in the subject. Never the words of the subject.
 */
final class Threading {
    /** The envelope's addresses come first: the MTA wrote them, and they survive a client that drops the plus part. */
    private static final List<String> RECIPIENTS = List.of(
            "delivered-to",
            "x-original-to",
            "x-delivered-to",
            "envelope-to",
            "x-envelope-to",
            "x-rcpt-to",
            "to",
            "cc",
            "resent-to");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("\\[([A-Z]{2,5}-\\d{1,18})\\]");

    private Threading() {}

    static ThreadRef of(MailHeaders headers, OwnAddresses own) {
        var refs = MessageIds.answered(headers);
        String token = addressToken(headers, own);
        if (token == null) {
            token = refs.stream()
                    .map(id -> MessageIds.token(id, own))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
        return new ThreadRef(token, null, refs, number(headers), MessageIds.own(headers));
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Every address the mail was sent to, the envelope's first. */
    static List<String> recipients(MailHeaders headers) {
        return RECIPIENTS.stream()
                .flatMap(name -> headers.all(name).stream())
                .flatMap(field -> MailAuthor.addresses(field).stream())
                .toList();
    }

    private static @Nullable String addressToken(MailHeaders headers, OwnAddresses own) {
        for (String recipient : recipients(headers)) {
            String token = own.token(recipient);
            if (token != null && isToken(token)) {
                return token;
            }
        }
        return null;
    }

    private static @Nullable String number(MailHeaders headers) {
        var found = NUMBER.matcher(Words.decodeWords(headers.value("subject")));
        return found.find() ? found.group(1) : null;
    }
}
