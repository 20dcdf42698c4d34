package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.hub.understand.Understood;

/** How often the category was right: first (accuracy), among three, and by category (precision, recall, F1). */
final class ClassifyScore {
    /** With fewer in the data the figures of a category are chance. */
    private static final int FEWEST = 20;

    private final Map<String, Count> byCategory = new TreeMap<>();
    private int all;
    private int first;
    private int three;
    private int certain;
    private int certainRight;

    private static final class Count {
        private int is;
        private int said;
        private int right;

        double precision() {
            return said == 0 ? 0 : (double) right / said;
        }

        double recall() {
            return is == 0 ? 0 : (double) right / is;
        }

        double f1() {
            return is + said == 0 ? 0 : 2.0 * right / (is + said);
        }
    }

    void add(String category, Understood understood) {
        boolean right = understood.filedUnder().equals(category);
        all++;
        first += right ? 1 : 0;
        three += understood.categories().stream().anyMatch(g -> g.code().equals(category)) ? 1 : 0;
        certain += understood.categoryCertain() ? 1 : 0;
        certainRight += understood.categoryCertain() && right ? 1 : 0;
        count(category).is++;
        count(understood.filedUnder()).said++;
        count(category).right += right ? 1 : 0;
    }

    private Count count(String category) {
        return byCategory.computeIfAbsent(category, c -> new Count());
    }

    double accuracy() {
        return (double) first / Math.max(1, all);
    }

    double amongThree() {
        return (double) three / Math.max(1, all);
    }

    void print(String name, PrintWriter out) {
        List<Count> judged =
                byCategory.values().stream().filter(c -> c.is >= FEWEST).toList();
        out.printf(
                Locale.ROOT,
                "%-8s texts %d, right first (accuracy, micro F1) %.3f, among three %.3f%n",
                name,
                all,
                accuracy(),
                amongThree());
        out.printf(
                Locale.ROOT,
                "         of %d categories with %d or more: precision %.3f, recall %.3f, F1 %.3f%n",
                judged.size(),
                FEWEST,
                judged.stream().mapToDouble(Count::precision).average().orElse(0),
                judged.stream().mapToDouble(Count::recall).average().orElse(0),
                judged.stream().mapToDouble(Count::f1).average().orElse(0));
        out.printf(
                Locale.ROOT,
                "         beyond doubt %d, of which right %.3f; the others wait for a person%n",
                certain,
                certain == 0 ? 0 : (double) certainRight / certain);
    }
}
