package org.ventanilla.connector.email;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports about our mails that are no bounces: receipts (RFC 8098) and complaints (RFC 5965), by their machine-readable
 * part wherever it stands. Pure.
 */
final class ReportParts {
    private static final Set<String> DISPOSITION =
            Set.of("message/disposition-notification", "message/global-disposition-notification");

    private static final String FEEDBACK = "message/feedback-report";
    private static final Set<String> MESSAGES = Set.of("message/rfc822", "message/global");

    /** Outlook.com's complaints have no report part; the mail complained of carries this field. */
    private static final String OUTLOOK_COMPLAINT = "x-hmxmroriginalrecipient";

    private static final int MAX_HEADERS = 32_768;

    private ReportParts() {}

    static boolean isReceipt(ReadMail mail) {
        return mail.parts().stream().anyMatch(part -> DISPOSITION.contains(part.type()))
                || (mail.type().equals("multipart/report") && mail.reportType().equals("disposition-notification"));
    }

    static boolean isComplaint(ReadMail mail) {
        return mail.parts().stream().anyMatch(part -> part.type().equals(FEEDBACK))
                || (mail.type().equals("multipart/report") && mail.reportType().equals("feedback-report"))
                || outlookComplainant(mail) != null;
    }

    /** The fields of a receipt: {@code disposition}, {@code original-message-id}, {@code final-recipient}. */
    static Map<String, String> receipt(ReadMail mail) {
        return fields(mail, DISPOSITION);
    }

    /** The fields of a complaint: {@code feedback-type}, {@code original-rcpt-to}, {@code source-ip}. */
    static Map<String, String> complaint(ReadMail mail) {
        return fields(mail, Set.of(FEEDBACK));
    }

    private static Map<String, String> fields(ReadMail mail, Set<String> types) {
        return mail.parts().stream()
                .filter(part -> types.contains(part.type()))
                .flatMap(part -> FieldBlocks.of(part).stream())
                .findFirst()
                .orElse(Map.of());
    }

    /** Who complained, or null when the complaint hides it, as most do. */
    static @Nullable String complainant(ReadMail mail) {
        var fields = complaint(mail);
        for (String name : List.of("original-rcpt-to", "redacted-address", "removal-recipient")) {
            var found = MailAuthor.addresses(fields.getOrDefault(name, ""));
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return outlookComplainant(mail);
    }

    /** Headers stand at the start; the rest may be large. */
    private static byte[] start(MailPart part) {
        return part.bytes().getBytes(0, Math.min(part.bytes().length(), MAX_HEADERS));
    }

    private static @Nullable String outlookComplainant(ReadMail mail) {
        return mail.parts().stream()
                .filter(part -> MESSAGES.contains(part.type()))
                .map(part -> MailReader.read(start(part)).headers())
                .filter(headers -> headers.has(OUTLOOK_COMPLAINT))
                .flatMap(headers -> MailAuthor.addresses(headers.value(OUTLOOK_COMPLAINT)).stream())
                .findFirst()
                .orElse(null);
    }
}
