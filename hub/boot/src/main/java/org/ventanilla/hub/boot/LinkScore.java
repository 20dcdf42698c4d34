package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.ventanilla.hub.match.Labelled;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.MatchTrial.Verdict;

/**
 * How often the match was right. Link: it was said to be a duplicate, and of the right incident. Wrong: reports of something
 * new that were said to be duplicates, of 1,000 new ones. Labels of cities are incomplete, so precision is a lower bound.
 */
final class LinkScore {
    private static final int[] FIRST = {1, 3};

    private final List<Verdict> verdicts;
    private final Map<String, String> incidents = new HashMap<>();

    LinkScore(List<Labelled> reports, List<Verdict> verdicts) {
        this.verdicts = verdicts.stream().filter(v -> v.report().judged()).toList();
        reports.forEach(r -> incidents.put(r.id(), r.incident()));
    }

    void print(PrintWriter out) {
        Set<String> cities = new TreeSet<>();
        verdicts.forEach(v -> cities.add(v.report().city()));
        if (cities.size() > 1) {
            cities.forEach(city -> print(out, city, v -> v.report().city().equals(city)));
        }
        print(out, "all", v -> true);
    }

    private void print(PrintWriter out, String name, Predicate<Verdict> which) {
        var chosen = verdicts.stream().filter(which).toList();
        out.println(name + ": " + chosen.size() + " reports judged, "
                + chosen.stream().filter(v -> isDuplicate(v.report())).count() + " duplicates");
        line(out, "  likely (join or propose)", chosen, v -> v.likely() != null);
        line(out, "  join", chosen, v -> v.outcome() == Outcome.JOIN);
        for (int first : FIRST) {
            say(out, "  right among the first %d: %.3f", first, among(chosen, first));
        }
        sweep(out, chosen);
    }

    private void line(PrintWriter out, String name, List<Verdict> chosen, Predicate<Verdict> said) {
        var predicted = chosen.stream().filter(said).toList();
        double right = predicted.stream().filter(this::isRight).count();
        double wrong = predicted.stream().filter(v -> !isDuplicate(v.report())).count();
        double duplicates = chosen.stream().filter(v -> isDuplicate(v.report())).count();
        double precision = right / Math.max(1, predicted.size());
        double recall = right / Math.max(1, duplicates);
        double f1 = 2 * right / Math.max(1, predicted.size() + duplicates);
        say(
                out,
                "%s: precision %.3f recall %.3f F1 %.3f, wrong per 1,000 new %.1f",
                name,
                precision,
                recall,
                f1,
                1000 * wrong / Math.max(1, chosen.size() - duplicates));
    }

    private static void say(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static boolean isDuplicate(Labelled report) {
        return !report.incident().equals(report.id());
    }

    private boolean isRight(Verdict v) {
        return isDuplicate(v.report()) && v.report().incident().equals(incidents.get(v.likely()));
    }

    private double among(List<Verdict> chosen, int first) {
        var duplicates = chosen.stream().filter(v -> isDuplicate(v.report())).toList();
        double hits = duplicates.stream().filter(v -> among(v, first)).count();
        return hits / Math.max(1, duplicates.size());
    }

    private boolean among(Verdict v, int first) {
        Set<String> seen = new HashSet<>();
        for (String candidate : v.candidates()) {
            String incident = incidents.getOrDefault(candidate, "");
            if (seen.size() < first
                    && seen.add(incident)
                    && incident.equals(v.report().incident())) {
                return true;
            }
        }
        return false;
    }

    /** What other bars would have given: recall of links at a few rates of wrong ones. */
    private void sweep(PrintWriter out, List<Verdict> chosen) {
        var sorted = new ArrayList<>(chosen);
        sorted.sort((a, b) -> Double.compare(b.score(), a.score()));
        double duplicates = sorted.stream().filter(v -> isDuplicate(v.report())).count();
        double fresh = Math.max(1, sorted.size() - duplicates);
        for (double wanted : new double[] {10, 40}) {
            double right = 0;
            double wrong = 0;
            double reached = 0;
            for (Verdict v : sorted) {
                boolean first = !v.candidates().isEmpty()
                        && v.top() != null
                        && v.report().incident().equals(incidents.get(v.top()));
                right += isDuplicate(v.report()) && first ? 1 : 0;
                wrong += isDuplicate(v.report()) || v.top() == null ? 0 : 1;
                reached = 1000 * wrong / fresh <= wanted ? right / Math.max(1, duplicates) : reached;
            }
            say(out, "  recall at %.0f wrong per 1,000 new: %.3f", wanted, reached);
        }
    }
}
