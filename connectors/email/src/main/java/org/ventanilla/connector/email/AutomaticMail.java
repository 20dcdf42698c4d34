package org.ventanilla.connector.email;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.connector.email.MailFate.Outcome;
import org.ventanilla.model.Submission.Flag;

/**
 * Whether a machine wrote a mail, and whether we may answer it (RFC 3834 section 2; reasons in the order they are looked
 * for). Subjects decide nothing alone; a sender's name can only keep us from answering, unless the words are a bounce's as well.
 *
 * @param flags what the hub must know; empty for a person's mail
 * @param reason stable code of the first sign found, empty for a person's mail
 */
record AutomaticMail(Set<Flag> flags, String reason) {
    static final String COMPLAINT = "complaint";
    static final String READ_RECEIPT = "read-receipt";

    private static final int MAX_HOPS = 25;
    private static final String DAEMON = "mailer-daemon";
    private static final Set<String> BULK = Set.of("list", "bulk", "junk");
    private static final Set<String> NAMES_OF_LISTS = Set.of("list-id", "mailing-list", "x-mailman-version");
    private static final List<String> LIST_FIELDS = List.of(
            "list-id",
            "list-unsubscribe",
            "list-post",
            "list-help",
            "list-subscribe",
            "list-owner",
            "list-archive",
            "mailing-list",
            "x-mailman-version");
    private static final List<String> REPLY_FIELDS = List.of(
            "x-autoreply",
            "x-autorespond",
            "x-autoresponder",
            "x-auto-reply",
            "x-auto-reply-from",
            "x-mail-autoreply",
            "x-ms-exchange-inbox-rules-loop",
            "x-ms-exchange-generated-message-source",
            "x-amz-sns-message-id");
    private static final Set<String> SUPPRESSING = Set.of("all", "oof", "autoreply");
    private static final Set<String> MEETINGS = Set.of("request", "reply", "cancel", "counter");

    static AutomaticMail of(ReadMail mail, OwnAddresses own) {
        var headers = mail.headers();
        var signs = new Signs();
        signs.when(isOwn(headers, own), "own-mail", Flag.AUTOMATIC, Flag.OWN_MAIL, Flag.NO_ANSWER);
        signs.when(ReportParts.isReceipt(mail), READ_RECEIPT, Flag.AUTOMATIC, Flag.RECEIPT, Flag.NO_ANSWER);
        signs.when(ReportParts.isComplaint(mail), COMPLAINT, Flag.AUTOMATIC, Flag.COMPLAINT, Flag.NO_ANSWER);
        bounces(signs, mail);
        signs.when(toReturnPath(headers, own), "to-return-path", Flag.AUTOMATIC, Flag.NO_ANSWER);
        signs.when(autoSubmitted(headers), "auto-submitted", Flag.AUTOMATIC, Flag.NO_ANSWER);
        signs.when(autoReplied(headers), "auto-reply-field", Flag.AUTOMATIC, Flag.NO_ANSWER);
        signs.when(nullReturnPath(headers), "null-return-path", Flag.AUTOMATIC, Flag.NO_ANSWER);
        signs.when(answersForAbsent(headers), "away-subject", Flag.AUTOMATIC, Flag.NO_ANSWER);
        // Many machines that answer one person call their mail bulk as well: that is no list.
        boolean isMachine = signs.flags.contains(Flag.AUTOMATIC);
        signs.when(isMassMail(headers) && !isMachine, "mass-mail", Flag.AUTOMATIC, Flag.LIST, Flag.NO_ANSWER);
        signs.when(isList(headers) && !isMachine, "list", Flag.LIST, Flag.NO_ANSWER);
        signs.when(isCalendar(mail), "calendar", Flag.CALENDAR, Flag.NO_ANSWER);
        signs.when(isSpam(headers), "spam-filter", Flag.SPAM, Flag.NO_ANSWER);
        signs.when(asksForSilence(headers), "response-suppressed", Flag.NO_ANSWER);
        signs.when(nobodyReads(headers), "unread-sender", Flag.NO_ANSWER);
        return new AutomaticMail(Set.copyOf(signs.flags), signs.reason);
    }

    /** Also without the notification's own form: a mail system as the sender, or none, and the words of a bounce. */
    private static void bounces(Signs signs, ReadMail mail) {
        var told = DeliveryStatus.fates(mail);
        boolean arrived = !told.isEmpty() && told.stream().allMatch(fate -> fate.outcome() == Outcome.DELIVERED);
        boolean waits = !told.isEmpty() && told.stream().allMatch(fate -> fate.outcome() == Outcome.DELAYED);
        boolean isForm = mail.parts().stream().anyMatch(part -> DeliveryStatus.isStatus(part.type()));
        boolean isReport = mail.type().equals("multipart/report") && !signs.found();
        signs.when(arrived, "delivery-notice", Flag.AUTOMATIC, Flag.RECEIPT, Flag.NO_ANSWER);
        signs.when(waits, "delivery-delayed", Flag.AUTOMATIC, Flag.BOUNCE, Flag.NO_ANSWER);
        signs.when(isForm && !arrived, "delivery-status", Flag.AUTOMATIC, Flag.BOUNCE, Flag.NO_ANSWER);
        signs.when(isReport && !arrived, "report", Flag.AUTOMATIC, Flag.BOUNCE, Flag.NO_ANSWER);
        signs.when(
                byDaemon(mail.headers()) && !signs.found(), "mail-daemon", Flag.AUTOMATIC, Flag.BOUNCE, Flag.NO_ANSWER);
        signs.when(
                !signs.found() && byMailSystem(mail.headers()) && saysBounce(mail),
                "bounce-words",
                Flag.AUTOMATIC,
                Flag.BOUNCE,
                Flag.NO_ANSWER);
    }

    boolean mayBeAnswered() {
        return !flags.contains(Flag.NO_ANSWER);
    }

    private static boolean isOwn(MailHeaders headers, OwnAddresses own) {
        String id = MessageIds.own(headers);
        boolean fromUs = List.of("from", "sender", "reply-to").stream()
                .flatMap(name -> headers.all(name).stream())
                .flatMap(field -> MailAuthor.addresses(field).stream())
                .anyMatch(own::isOwn);
        return fromUs
                || headers.has(OutgoingMail.OWN_FIELD)
                || (id != null && MessageIds.isOurs(id, own))
                || headers.all("received").size() > MAX_HOPS;
    }

    /** RFC 3834 section 5: parameters and comments do not count, {@code no} is a person. */
    private static boolean autoSubmitted(MailHeaders headers) {
        return headers.all("auto-submitted").stream()
                .map(AutomaticMail::keyword)
                .anyMatch(value -> !value.isEmpty() && !value.equals("no"));
    }

    private static boolean nullReturnPath(MailHeaders headers) {
        return headers.all("return-path").stream()
                .anyMatch(value -> value.replaceAll("\\s", "").equals("<>"));
    }

    /** A mail system's own name as the sender, or nobody as the sender. */
    private static boolean byDaemon(MailHeaders headers) {
        return List.of("from", "return-path").stream().anyMatch(name -> headers.all(name).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(value -> (value.endsWith("<>") && name.equals("from"))
                        || value.startsWith(DAEMON)
                        || value.contains("<" + DAEMON)
                        || value.contains(" " + DAEMON + "@")));
    }

    private static boolean byMailSystem(MailHeaders headers) {
        if (nullReturnPath(headers)) {
            return true;
        }
        String author = MailAuthor.of(headers).address();
        var parts = author == null ? null : OwnAddresses.Address.of(author);
        return parts != null && BounceWords.shipped().isSystem(parts.local().toLowerCase(Locale.ROOT));
    }

    private static boolean saysBounce(ReadMail mail) {
        return BounceWords.shipped().isBounce(words(mail));
    }

    /** All that can be read, and what a mail system without care for its boundaries left in one piece. */
    static String words(ReadMail mail) {
        String read = MailText.of(mail.parts());
        return read.isBlank()
                ? mail.parts().stream()
                        .filter(part -> part.type().startsWith("multipart/"))
                        .map(part -> Words.clean(Words.decode(part.bytes().getBytes(), null)))
                        .collect(Collectors.joining("\n"))
                : read;
    }

    private static boolean toReturnPath(MailHeaders headers, OwnAddresses own) {
        return Threading.recipients(headers).stream().anyMatch(address -> own.bouncedDelivery(address) != null);
    }

    private static boolean autoReplied(MailHeaders headers) {
        return REPLY_FIELDS.stream().anyMatch(headers::has)
                || keyword(headers.value("precedence")).equals("auto_reply")
                || keyword(headers.value("x-precedence")).equals("auto_reply")
                || keyword(headers.value("x-apple-action")).equals("vacation");
    }

    /**
     * One-click unsubscription (RFC 8058) is for mass mail, and so is a way out of a list that has no name; a list on which
     * people talk has an address to post to.
     */
    private static boolean isMassMail(MailHeaders headers) {
        boolean nameless =
                headers.has("list-unsubscribe") && NAMES_OF_LISTS.stream().noneMatch(headers::has);
        return (headers.has("list-unsubscribe-post") || nameless) && !headers.has("list-post");
    }

    /** The words that mail programs put before the subject they answer for somebody who is away; they prove nothing alone. */
    private static boolean answersForAbsent(MailHeaders headers) {
        boolean answers = headers.has("in-reply-to") || headers.has("references");
        return (answers || asksForSilence(headers) || isList(headers))
                && AwaySubjects.isOne(Words.cleanLine(Words.decodeWords(headers.value("subject"))));
    }

    private static boolean isList(MailHeaders headers) {
        return LIST_FIELDS.stream().anyMatch(headers::has) || BULK.contains(keyword(headers.value("precedence")));
    }

    private static boolean isCalendar(ReadMail mail) {
        return mail.parts().stream()
                .filter(part -> part.type().equals("text/calendar"))
                .anyMatch(part -> MEETINGS.contains(
                        part.parameters().getOrDefault("method", "").toLowerCase(Locale.ROOT)));
    }

    /** What the filter in front of the mailbox wrote on it; a forger can only harm their own mail with it. */
    private static boolean isSpam(MailHeaders headers) {
        return keyword(headers.value("x-spam-flag")).startsWith("yes")
                || keyword(headers.value("x-spam-status")).startsWith("yes");
    }

    /** A request to us and no proof of a machine ([MS-OXCMAIL] section 2.2.3.2.14). */
    private static boolean asksForSilence(MailHeaders headers) {
        for (String value : headers.value("x-auto-response-suppress").split(",", -1)) {
            if (SUPPRESSING.contains(keyword(value))) {
                return true;
            }
        }
        return false;
    }

    private static boolean nobodyReads(MailHeaders headers) {
        String author = MailAuthor.of(headers).address();
        return author != null && UnreadSenders.isOne(author);
    }

    private static String keyword(String value) {
        int end = value.length();
        for (char stop : new char[] {';', '('}) {
            int at = value.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return value.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    /** All signs count, the first gives the reason. */
    private static final class Signs {
        private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
        private String reason = "";

        boolean found() {
            return !reason.isEmpty();
        }

        void when(boolean found, String code, Flag... meaning) {
            if (found) {
                flags.addAll(List.of(meaning));
                reason = reason.isEmpty() ? code : reason;
            }
        }
    }
}
