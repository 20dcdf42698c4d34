package org.ventanilla.hub.intake;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.model.Receipt;

/**
 * Numbers that people quote and links nobody can guess. The number is the prefix and the submission's id; tokens are derived
 * from it, so nothing has to be stored before the receipt can be given.
 *
 * @param jurisdiction the city
 * @param prefix for example {@code AV}
 */
public record ReportNumbers(String jurisdiction, String prefix, Tokens tokens) {
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{1,5}-([0-9]{1,18})");
    private static final String FOLLOW = "follow";
    private static final String REPLY = "reply";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final Pattern SUBSCRIPTION = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** For example {@code AV-1042}. */
    public String number(long id) {
        return prefix + "-" + id;
    }

    /** The id behind a number of this city, if it is one. */
    public OptionalLong id(String number) {
        var m = NUMBER.matcher(number);
        return m.matches() && number.startsWith(prefix + "-")
                ? OptionalLong.of(Long.parseLong(m.group(1)))
                : OptionalLong.empty();
    }

    /** Path of the follow page: {@code /s/<number>.<token>}. */
    public String followPath(long id) {
        return "/s/" + number(id) + "." + tokens.token(FOLLOW, number(id));
    }

    /** Whether the token of a follow link is genuine. */
    public boolean isFollowToken(String number, String token) {
        return tokens.verify(FOLLOW, number, token);
    }

    /** What goes into a reply address: {@code <number>.<token>}, letters, digits, dot and hyphen only. */
    public String replyToken(long id) {
        return number(id) + "." + tokens.token(REPLY, number(id));
    }

    /** Path that ends news: {@code /u/<report>-<contact>.<token>}. It names whom the news goes to, and about which report. */
    public String unsubscribePath(long id, long contact) {
        String subject = id + "-" + contact;
        return "/u/" + subject + "." + tokens.token(UNSUBSCRIBE, subject);
    }

    /** News of one report to one contact. */
    public record Subscription(long report, long contact) {}

    /** What the last part of an unsubscribe path names, if it is genuine. */
    public Optional<Subscription> subscription(String secret) {
        int dot = secret.indexOf('.');
        String subject = dot < 0 ? "" : secret.substring(0, dot);
        var m = SUBSCRIPTION.matcher(subject);
        return m.matches() && tokens.verify(UNSUBSCRIBE, subject, secret.substring(dot + 1))
                ? Optional.of(new Subscription(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    /** The report behind a reply token, if it is genuine. Mail systems may change its case. */
    public OptionalLong reportOf(String replyToken) {
        int dot = replyToken.indexOf('.');
        if (dot < 0) {
            return OptionalLong.empty();
        }
        String number = replyToken.substring(0, dot).toUpperCase(java.util.Locale.ROOT);
        String token = replyToken.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        return tokens.verify(REPLY, number, token) ? id(number) : OptionalLong.empty();
    }

    Receipt receipt(Receipt.Outcome outcome, long id, @Nullable Integer revision, @Nullable String reason) {
        return new Receipt(
                Receipt.SCHEMA,
                outcome,
                Long.toString(id),
                number(id),
                followPath(id),
                replyToken(id),
                revision,
                reason);
    }
}
