package org.ventanilla.hub.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.Taxonomy;

/** Which categories may be the same thing. Worked out once for each: every candidate of every report is asked for it. */
final class Siblings {
    private final Taxonomy taxonomy;
    private final Predicate<String> mayJoin;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    /** @param mayJoin by code, whether its reports may be joined at all */
    Siblings(Taxonomy taxonomy, Predicate<String> mayJoin) {
        this.taxonomy = taxonomy;
        this.mayJoin = mayJoin;
    }

    /** Codes of leaves that may be the same thing, its own included, sorted. */
    List<String> of(String category) {
        return known.computeIfAbsent(category, this::found);
    }

    private List<String> found(String category) {
        Optional<Category> own = taxonomy.find(category);
        Set<String> codes = new TreeSet<>();
        codes.add(category);
        for (Category other : taxonomy.categories()) {
            boolean mutual = other.mayMergeWith(category)
                    || own.filter(c -> c.mayMergeWith(other.code())).isPresent();
            if (mutual && mayJoin.test(other.code())) {
                codes.add(other.code());
            }
        }
        // What was filed before a code was retired is the same thing still.
        List.copyOf(codes).forEach(code -> codes.addAll(taxonomy.former(code)));
        return List.copyOf(codes);
    }
}
