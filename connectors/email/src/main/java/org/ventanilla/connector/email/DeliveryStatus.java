package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Delivery status notifications (RFC 3464): one block about the message, then one for each recipient. Pure. */
final class DeliveryStatus {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>;,\"()]{1,64}@[^\\s<>;,\"()]{1,255}");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern REPLY = Pattern.compile("\\b([245])\\d\\d\\b");

    private DeliveryStatus() {}

    /**
     * What is said of one recipient, in the words of the notification.
     *
     * @param action lower case: failed, delayed, delivered, relayed, expanded; empty when absent
     * @param status RFC 3463 code, also when only the diagnostic tells it; empty when absent
     */
    record Recipient(
            @Nullable String original, @Nullable String last, String action, String status, String diagnostic) {
        static Recipient of(Map<String, String> block) {
            String diagnostic = block.getOrDefault("diagnostic-code", "");
            return new Recipient(
                    address(block.get("original-recipient")),
                    address(block.get("final-recipient")),
                    word(block.getOrDefault("action", "")),
                    statusOf(block.getOrDefault("status", ""), diagnostic),
                    diagnostic);
        }

        /** Action and status are independent (section 2.3.3): a failure with 4.x.x exists and is a soft one. */
        MailFate fate() {
            String whom = original == null ? last : original;
            String code = status.isEmpty() ? null : status;
            return new MailFate(
                    whom,
                    switch (action) {
                        case "delayed" -> MailFate.Outcome.DELAYED;
                        case "delivered", "relayed", "expanded" -> MailFate.Outcome.DELIVERED;
                        default -> failed();
                    },
                    code);
        }

        private MailFate.Outcome failed() {
            return status.startsWith("2.")
                    ? MailFate.Outcome.DELIVERED
                    : BounceWords.shipped().outcome(status, diagnostic);
        }
    }

    /** Everybody the notification speaks of; empty when the mail is none. */
    static List<Recipient> of(ReadMail mail) {
        return mail.parts().stream()
                .filter(part -> isStatus(part.type()))
                .flatMap(part -> FieldBlocks.of(part).stream())
                .filter(DeliveryStatus::isRecipient)
                .map(Recipient::of)
                .toList();
    }

    /** Those who are spoken of, and how the message fared. */
    static List<MailFate> fates(ReadMail mail) {
        return of(mail).stream().map(Recipient::fate).toList();
    }

    static boolean isStatus(String type) {
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }

    private static boolean isRecipient(Map<String, String> block) {
        return block.containsKey("final-recipient")
                || block.containsKey("original-recipient")
                || block.containsKey("action")
                || block.containsKey("status");
    }

    /** {@code rfc822; <ana@x.example>}: the type before the semicolon is nearly always wrong or missing. */
    private static @Nullable String address(@Nullable String field) {
        var found = ADDRESS.matcher(field == null ? "" : field.replaceFirst("(?i)^\\s*(rfc-?822|utf-8)\\s*;", ""));
        return found.find() ? found.group() : null;
    }

    private static String statusOf(String field, String diagnostic) {
        for (String text : List.of(field, diagnostic)) {
            var found = STATUS.matcher(text);
            if (found.find()) {
                return found.group();
            }
        }
        var reply = REPLY.matcher(diagnostic);
        return reply.find() ? reply.group(1) + ".0.0" : "";
    }

    private static String word(String value) {
        String first = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < first.length() && Character.isLetter(first.charAt(end))) {
            end++;
        }
        return first.substring(0, end);
    }
}
