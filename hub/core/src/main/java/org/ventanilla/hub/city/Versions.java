package org.ventanilla.hub.city;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of codes: those of earlier taxonomies that are listed no more, and those listed with a day from which on they are
 * not used.
 *
 * @param version of the taxonomy, as its file says
 * @param terms by code, of all that are listed
 * @param renamed codes that are listed no more, and what they are now
 * @param today the day for which this is told
 */
record Versions(String version, Map<String, Term> terms, Map<String, String> renamed, LocalDate today) {

    boolean isOffered(String code) {
        Term term = terms.get(code);
        return term != null && term.holds(today);
    }

    /** Whether it was used and is not any more. */
    boolean isRetired(String code) {
        Term term = terms.get(code);
        return term == null ? renamed.containsKey(code) : term.isRetired(today);
    }

    /** What is used in its place today, itself when it is used; empty when nothing is. */
    Optional<String> current(String code) {
        String at = code;
        Set<String> seen = new HashSet<>();
        while (at != null && seen.add(at)) {
            if (isOffered(at)) {
                return Optional.of(at);
            }
            at = next(at);
        }
        return Optional.empty();
    }

    /** Where a code leads in the end: to one that is used, or to the last that there was. */
    String last(String code) {
        String at = code;
        Set<String> seen = new HashSet<>(Set.of(code));
        String next = next(at);
        while (next != null && seen.add(next)) {
            at = next;
            next = next(at);
        }
        return at;
    }

    /** This code, and all that were or are used for the same: those that lead where it leads. */
    Set<String> alike(String code) {
        String last = last(code);
        Set<String> all = new TreeSet<>(List.of(code, last));
        retired().stream().filter(old -> last(old).equals(last)).forEach(all::add);
        return all;
    }

    /** The listed code that names this one: itself, or what it was renamed to and that became since. */
    Optional<String> named(String code) {
        if (terms.containsKey(code)) {
            return Optional.of(code);
        }
        return Optional.ofNullable(renamed.get(code)).map(this::last);
    }

    private @Nullable String next(String code) {
        Term term = terms.get(code);
        return term == null ? renamed.get(code) : term.isRetired(today) ? term.replacedBy() : null;
    }

    /** Codes not used any more that lead to this one. */
    Set<String> former(String code) {
        return retired().stream()
                .filter(old -> current(old).filter(code::equals).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All codes not used any more. */
    Set<String> retired() {
        Set<String> all = new TreeSet<>(renamed.keySet());
        all.addAll(terms.keySet());
        all.removeIf(code -> !isRetired(code));
        return all;
    }

    static Versions read(Tree file, List<Tree> types, LocalDate today) {
        Map<String, Term> terms = new HashMap<>();
        for (Tree type : types) {
            String next = type.textOr("replaced_by", "");
            terms.put(
                    type.text("code"),
                    new Term(
                            day(type, "since", LocalDate.MIN),
                            day(type, "retired", Term.NEVER),
                            next.isBlank() ? null : next));
        }
        Map<String, String> renamed = file.pairs("renamed");
        var versions = new Versions(file.at("meta").textOr("version", ""), terms, Map.copyOf(renamed), today);
        versions.check(file);
        return versions;
    }

    /** {@code true} and {@code false} stand for always and never. */
    private static LocalDate day(Tree type, String field, LocalDate otherwise) {
        String given = type.textOr(field, "");
        return switch (given) {
            case "", "false" -> otherwise;
            case "true" -> LocalDate.MIN;
            default -> type.parsed(field, LocalDate::parse, otherwise);
        };
    }

    private void check(Tree file) {
        terms.forEach((code, term) -> {
            String next = term.replacedBy();
            if (next != null && !terms.containsKey(next)) {
                problem(file, code, "replaced_by: a code of the list, not '" + next + "'");
            }
            if (next != null && term.retired().equals(Term.NEVER)) {
                problem(file, code, "retired: the day from which on " + next + " takes its place");
            }
            if (term.since().isAfter(term.retired())) {
                problem(file, code, "retired: a day after since");
            }
            if (isCircle(code)) {
                problem(file, code, "replaced_by: a code that does not lead back to it");
            }
        });
        renamed.forEach((old, now) -> {
            if (terms.containsKey(old)) {
                problem(file, old, "renamed: a code that is in the list no more");
            }
            if (!terms.containsKey(now)) {
                problem(file, old, "renamed: a code of the list, not '" + now + "'");
            }
        });
    }

    private boolean isCircle(String code) {
        Set<String> seen = new HashSet<>();
        String at = code;
        while (at != null && seen.add(at)) {
            Term term = terms.get(at);
            at = term == null ? null : term.replacedBy();
        }
        return at != null;
    }

    private static void problem(Tree file, String code, String expected) {
        file.problems().add(file.where() + ": " + code + ": expected " + expected);
    }
}
