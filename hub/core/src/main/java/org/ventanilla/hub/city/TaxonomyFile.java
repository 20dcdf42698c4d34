package org.ventanilla.hub.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.city.Category.Hazard;
import org.ventanilla.model.Submission.Kind;

/** Reads {@code taxonomy.yaml} and checks that its codes point at something. */
final class TaxonomyFile {
    private final Tree file;
    private final List<Category> categories = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    /** Kinds of reports that happen at no place. */
    private static final Set<String> ANYWHERE = Set.of("thanks", "query", "complaint");

    private final Set<String> thanks = new HashSet<>();
    private final Set<String> anywhere = new HashSet<>();
    private final Map<String, List<String>> emergencyIf = new HashMap<>();
    private final Set<String> calm = new HashSet<>();
    private final List<Tree> types = new ArrayList<>();
    private final LocalDate today;

    private TaxonomyFile(Tree file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /** @param today which of its categories are used */
    static Taxonomy read(Tree file, LocalDate today) {
        return new TaxonomyFile(file, today).taxonomy();
    }

    private Taxonomy taxonomy() {
        for (Tree group : file.list("groups")) {
            String code = group.text("code");
            groups.add(new Group(code, group.text("es"), group.text("en"), group.text("icon"), group.text("colour")));
            group.list("types").forEach(type -> add(code, type));
        }
        List<Department> departments = file.list("departments").stream()
                .map(d -> new Department(d.text("code"), d.text("es"), d.text("en")))
                .toList();
        List<Priority> priorities = file.list("priorities").stream()
                .map(p -> new Priority(p.text("code"), p.text("es"), p.text("en"), p.whole("acknowledge_hours")))
                .toList();
        check(departments, priorities);
        var words = new Taxonomy.Words(
                file.lists("danger_words"),
                file.lists("emergency_words"),
                new Taxonomy.Kinds(kinds, called(file), Set.copyOf(thanks), Set.copyOf(anywhere)),
                emergencyIf,
                calm);
        var versions = Versions.read(file, types, today);
        return new Taxonomy(categories, new Taxonomy.Lists(groups, departments, priorities), words, versions);
    }

    private void add(String group, Tree type) {
        String code = type.text("code");
        types.add(type);
        categories.add(new Category(
                code,
                group,
                type.text("es"),
                type.text("en"),
                type.text("department"),
                type.text("priority"),
                type.whole("sla_hours"),
                hazard(type),
                type.parsed("visibility", Publication::of, Publication.NEVER),
                type.whole("merge_radius_m"),
                type.whole("merge_days"),
                Set.copyOf(type.texts("merge_with")),
                type.texts("keywords_es"),
                type.texts("keywords_en"),
                type.texts("weak_es"),
                type.texts("weak_en")));
        said(code, type);
    }

    /** What reports of the category are, and what their words mean. */
    private void said(String code, Tree type) {
        String kind = type.textOr("kind", "");
        kinds.put(code, kind(kind));
        if (kind.equals("thanks")) {
            thanks.add(code);
        }
        if (ANYWHERE.contains(kind)) {
            anywhere.add(code);
        }
        emergencyIf.put(code, type.texts("emergency_if"));
        if (type.textOr("emergency_words", "").equals("ignore")) {
            calm.add(code);
        }
    }

    private static Hazard hazard(Tree type) {
        return switch (type.text("hazard")) {
            case "si", "yes", "true" -> Hazard.YES;
            case "posible", "possible" -> Hazard.POSSIBLE;
            case "no", "false" -> Hazard.NO;
            default -> type.wrong("hazard", "no, posible or si", Hazard.POSSIBLE);
        };
    }

    /** Thanks, queries, complaints and services ask for something; only the suggestion is one. */
    private static Kind kind(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "" -> Kind.INCIDENT;
            case "suggestion" -> Kind.SUGGESTION;
            default -> Kind.REQUEST;
        };
    }

    private static Map<String, Kind> called(Tree file) {
        Map<String, Kind> called = new HashMap<>();
        Map<String, List<String>> names = file.lists("kind_names");
        for (Kind kind : Kind.values()) {
            String own = kind.name().toLowerCase(Locale.ROOT);
            called.put(own, kind);
            names.getOrDefault(own, List.of()).forEach(name -> called.put(name.toLowerCase(Locale.ROOT), kind));
        }
        return called;
    }

    private void check(List<Department> departments, List<Priority> priorities) {
        Set<String> codes = new HashSet<>();
        Set<String> owners =
                new HashSet<>(departments.stream().map(Department::code).toList());
        Set<String> steps =
                new HashSet<>(priorities.stream().map(Priority::code).toList());
        for (Category c : categories) {
            expect(codes.add(c.code()), c, "a code that is used once");
            expect(owners.contains(c.department()), c, "a department of the list, not '" + c.department() + "'");
            expect(steps.contains(c.priority()), c, "a priority of the list, not '" + c.priority() + "'");
        }
        for (Category c : categories) {
            expect(codes.containsAll(c.mergeWith()), c, "merge_with codes that exist: " + c.mergeWith());
        }
        if (categories.isEmpty()) {
            file.problems().add(file.where() + ": groups: expected at least one category");
        }
    }

    private void expect(boolean right, Category category, String expected) {
        if (!right) {
            file.problems().add(file.where() + ": " + category.code() + ": expected " + expected);
        }
    }
}
