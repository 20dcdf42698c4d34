package org.ventanilla.hub.geocode;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the street that was answered is the one that was asked for: geocoders rather answer something than nothing. Pure. */
final class StreetNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Shorter words join names in every language that is spoken here. */
    private static final int JOINT = 2;
    /** From this length on one letter may differ. */
    private static final int LONG = 6;

    private StreetNames() {}

    /** Lower case, without accents. */
    static List<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain)).filter(w -> !w.isEmpty()).toList();
    }

    /** Every word of the name that was asked for is in the answer; its type, which comes first, may be another. */
    static boolean agree(String asked, String answered) {
        List<String> words = words(asked);
        Set<String> there = Set.copyOf(words(answered));
        List<String> name = words.stream()
                .skip(words.size() > 1 ? 1 : 0)
                .filter(w -> w.length() > JOINT)
                .toList();
        return !name.isEmpty() && name.stream().allMatch(w -> there.stream().anyMatch(t -> isSame(w, t)));
    }

    /** Whether both begin with the same type. */
    static boolean isSameType(String asked, String answered) {
        List<String> a = words(asked);
        return !a.isEmpty() && words(answered).contains(a.get(0));
    }

    static boolean startsWith(String name, String type) {
        List<String> words = words(name);
        List<String> first = words(type);
        return words.size() >= first.size() && words.subList(0, first.size()).equals(first);
    }

    /** What is written in capitals throughout, as registers have it, is written as people do. */
    static String readable(String name) {
        String stripped = name.strip();
        return !stripped.equals(stripped.toUpperCase(Locale.ROOT))
                ? stripped
                : Arrays.stream(stripped.toLowerCase(Locale.ROOT).split(" +"))
                        .map(w -> w.length() > JOINT ? w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1) : w)
                        .collect(Collectors.joining(" "));
    }

    private static boolean isSame(String a, String b) {
        return a.equals(b) || (a.length() >= LONG && b.length() >= LONG && isOneApart(a, b));
    }

    /** One letter more, less or another. */
    private static boolean isOneApart(String a, String b) {
        int common = 0;
        int shorter = Math.min(a.length(), b.length());
        while (common < shorter && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        String restA = a.substring(common);
        String restB = b.substring(common);
        return (restA.length() == restB.length() && restA.regionMatches(1, restB, 1, restA.length() - 1))
                || (restA.length() == restB.length() + 1 && restA.endsWith(restB))
                || (restB.length() == restA.length() + 1 && restB.endsWith(restA));
    }
}
