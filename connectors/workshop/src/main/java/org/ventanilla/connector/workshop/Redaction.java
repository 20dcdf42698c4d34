package org.ventanilla.connector.workshop;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets and contacts out of a captured request, so that it can be kept as a sample: values of fields whose name
 * speaks of a secret, secrets it was told of, mail addresses, and telephone numbers in international form. The same contact becomes the same made-up
 * one everywhere in one capture. What people wrote stays: it must be looked through before it is kept.
 */
final class Redaction {
    static final String GONE = "redacted";

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(authorization|cookie|signature|token|secret|password|api-?_?key).*");
    private static final Pattern SECRET_PAIR = Pattern.compile(
            "(?i)([?&\"]?[\\w.-]*(?:token|secret|password|signature|api_?key)[\\w.-]*\"?\\s*[=:]\\s*\"?)([^\"&\\s,}]+)");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+(?:@|%40)[\\w-]+(?:\\.[\\w-]+)+");
    /** The plus may be written as in a form. */
    private static final Pattern PHONE = Pattern.compile("(\\+|%2B)\\d{8,15}");

    private final List<String> known;
    private final Map<String, Integer> people = new LinkedHashMap<>();

    /** @param known secrets that are taken out wherever they stand, also where no name speaks of them */
    Redaction(List<String> known) {
        this.known = known.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String header(String name, String value) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches() ? GONE : text(value);
    }

    /** Of an address, a body or a header's value. */
    String text(String text) {
        String without = text;
        for (String secret : known) {
            without = without.replace(secret, GONE);
        }
        String quiet = SECRET_PAIR
                .matcher(without)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(m.group(1)) + GONE);
        String unnamed = MAIL.matcher(quiet)
                .replaceAll(m -> "persona" + number(m) + (m.group().contains("%40") ? "%40" : "@") + "example.org");
        return PHONE.matcher(unnamed).replaceAll(m -> m.group(1) + String.format(Locale.ROOT, "346%08d", number(m)));
    }

    private int number(MatchResult match) {
        String somebody = match.group().replace("%40", "@").replace("%2B", "+");
        return people.computeIfAbsent(somebody, k -> people.size() + 1);
    }
}
