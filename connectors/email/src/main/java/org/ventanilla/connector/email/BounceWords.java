package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.connector.email.MailFate.Outcome;

/**
 * What mail systems write that do not follow RFC 3464, from the table {@code bounce-words.txt}: who they are, by which
 * words they are known, where they name the address, and which failures pass.
 */
final class BounceWords {
    private static final BounceWords SHIPPED = new BounceWords(Resources.text("bounce-words.txt"));
    private static final int MAX_READ = 20_000;
    private static final int MAX_ADDRESSES = 50;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[ -])");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<Pattern> senders;
    private final List<String> says;
    private final List<String> cuts;
    private final List<Pattern> addresses;
    private final List<String> soft;
    private final List<String> delayed;
    private final List<String> softStatus;

    private BounceWords(String table) {
        this.senders = patterns(table, "sender");
        this.says = words(table, "says");
        this.cuts = words(table, "cut");
        this.addresses = patterns(table, "address");
        this.soft = words(table, "soft");
        this.delayed = words(table, "delayed");
        this.softStatus = words(table, "soft-status");
    }

    static BounceWords shipped() {
        return SHIPPED;
    }

    /** Whether a mailbox name, in lower case, is a mail system's own. */
    boolean isSystem(String local) {
        return senders.stream().anyMatch(name -> name.matcher(local).matches());
    }

    /** Whether a text reads like news of a failed or delayed delivery. */
    boolean isBounce(String text) {
        String start = plain(own(text));
        return says.stream().anyMatch(start::contains) || delayed.stream().anyMatch(start::contains);
    }

    /** Those whom a bounce in plain words names, each with what happened; one without an address when it names nobody. */
    List<MailFate> fates(String text) {
        String told = own(text);
        String start = plain(told);
        var code = STATUS.matcher(told);
        String status = code.find() ? code.group(1) : "";
        Outcome outcome = delayed.stream().anyMatch(start::contains) ? Outcome.DELAYED : outcome(status, start);
        String shown = status.isEmpty() ? null : status;
        var named = named(told);
        return named.isEmpty()
                ? List.of(new MailFate(null, outcome, shown))
                : named.stream()
                        .map(address -> new MailFate(address, outcome, shown))
                        .toList();
    }

    /** A failure is for good when the status says so and is not one of those that pass (RFC 3463 section 2). */
    Outcome outcome(String status, String words) {
        String said = plain(words);
        if (soft.stream().anyMatch(said::contains)
                || softStatus.stream().anyMatch(prefix -> status.equals(prefix) || status.startsWith(prefix + "."))) {
            return Outcome.SOFT;
        }
        if (!status.isEmpty()) {
            return status.startsWith("5.") ? Outcome.HARD : Outcome.SOFT;
        }
        Matcher reply = REPLY.matcher(words);
        return reply.find() && reply.group(1).equals("4") ? Outcome.SOFT : Outcome.HARD;
    }

    private Set<String> named(String told) {
        for (Pattern place : addresses) {
            var found = new LinkedHashSet<String>();
            Matcher at = place.matcher(told);
            while (at.find() && found.size() < MAX_ADDRESSES) {
                found.add(at.group(1));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    /** The mail system's own words: what follows is the message that came back. */
    private String own(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_READ));
        String lower = start.toLowerCase(Locale.ROOT);
        int end = start.length();
        for (String cut : cuts) {
            int at = lower.indexOf(cut);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return start.substring(0, end);
    }

    private static String plain(String text) {
        return SPACES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    private static List<Pattern> patterns(String table, String kind) {
        return entries(table, kind).stream()
                .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE))
                .toList();
    }

    private static List<String> words(String table, String kind) {
        return entries(table, kind).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> entries(String table, String kind) {
        var found = new ArrayList<String>();
        for (String line : table.split("\n", -1)) {
            String[] halves = line.strip().split("\\s+", 2);
            if (halves.length == 2 && halves[0].equals(kind)) {
                found.add(halves[1]);
            }
        }
        return found;
    }
}
