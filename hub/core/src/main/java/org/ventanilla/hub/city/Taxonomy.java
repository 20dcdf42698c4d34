package org.ventanilla.hub.city;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ventanilla.model.Submission.Kind;

/** The tree of what can be reported: groups, categories, who works on them and the words that mean danger. */
public final class Taxonomy {
    private final Map<String, Category> categories;
    private final Map<String, Group> groups;
    private final Map<String, Department> departments;
    private final Map<String, Priority> priorities;
    private final Map<String, Category> others;
    private final Words words;
    private final Versions versions;

    Taxonomy(List<Category> categories, Lists lists, Words words, Versions versions) {
        this.versions = versions;
        this.categories = new LinkedHashMap<>();
        this.others = new LinkedHashMap<>();
        categories.forEach(c -> (versions.isOffered(c.code()) ? this.categories : others).put(c.code(), c));
        this.groups = new LinkedHashMap<>();
        lists.groups().forEach(g -> groups.put(g.code(), g));
        this.departments = new LinkedHashMap<>();
        lists.departments().forEach(d -> departments.put(d.code(), d));
        this.priorities = new LinkedHashMap<>();
        lists.priorities().forEach(p -> priorities.put(p.code(), p));
        this.words = words;
    }

    /** The lists around the categories. */
    record Lists(List<Group> groups, List<Department> departments, List<Priority> priorities) {}

    /**
     * Phrases by language, in the form of the keyword rule.
     *
     * @param emergencyIf phrases that mean an emergency in one category, by its code
     * @param calm codes of categories in which the emergency phrases mean none: an injured cat
     */
    record Words(
            Map<String, List<String>> danger,
            Map<String, List<String>> emergency,
            Kinds kinds,
            Map<String, List<String>> emergencyIf,
            Set<String> calm) {}

    /**
     * What reports are: something broken, a request or a suggestion.
     *
     * @param byCode of categories that are not incidents
     * @param byName what each is called, in lower case
     * @param thanks categories of words that thank
     * @param anywhere categories of what is said to the city and happens at no place
     */
    record Kinds(Map<String, Kind> byCode, Map<String, Kind> byName, Set<String> thanks, Set<String> anywhere) {}

    /** As the file says it. */
    public String version() {
        return versions.version();
    }

    /** The category with this code, when it is used today. */
    public Optional<Category> find(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    /** The category with this code, also when it is not used any more, or not yet: what is filed under it has a name still. */
    public Optional<Category> known(String code) {
        return find(code).or(() -> Optional.ofNullable(others.get(code)));
    }

    /** The category that is used today for a code: its own, or what took its place; empty when nothing did. */
    public Optional<Category> current(String code) {
        return versions.current(code).flatMap(this::find);
    }

    /** The category by whose name a code is shown: its own while it is listed, else that of what it became. */
    public Optional<Category> named(String code) {
        return versions.named(code).flatMap(this::known);
    }

    /** The category that a code means today, for who asks for what is to come; its own when nothing took its place. */
    public Optional<Category> meant(String code) {
        return current(code).or(() -> known(versions.last(code)));
    }

    /** This code and all others, used or not any more, that mean the same today. Never empty. */
    public Set<String> alike(String code) {
        return versions.alike(code);
    }

    /** Whether the code was used and is not any more. */
    public boolean isRetired(String code) {
        return versions.isRetired(code);
    }

    /** Codes that are not used any more. */
    public Set<String> retired() {
        return versions.retired();
    }

    /** Codes that are not used any more and in whose place this one is. */
    public Set<String> former(String code) {
        return versions.former(code);
    }

    /** All categories that are listed, whether used today or not. */
    public List<Category> listed() {
        return Stream.concat(categories.values().stream(), others.values().stream())
                .toList();
    }

    /** All categories that are used today, in the taxonomy's order. */
    public Collection<Category> categories() {
        return Collections.unmodifiableCollection(categories.values());
    }

    /** Categories of one group in the taxonomy's order. */
    public List<Category> categories(String group) {
        return categories.values().stream().filter(c -> c.group().equals(group)).toList();
    }

    /** Groups in the taxonomy's order. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<Group> group(String code) {
        return Optional.ofNullable(groups.get(code));
    }

    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    public Optional<Department> department(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    public List<Priority> priorities() {
        return List.copyOf(priorities.values());
    }

    public Optional<Priority> priority(String code) {
        return Optional.ofNullable(priorities.get(code));
    }

    /** What a report of this category is: something broken, a request or a suggestion. */
    public Kind kind(String code) {
        return words.kinds().byCode().getOrDefault(code, Kind.INCIDENT);
    }

    /** Whether it matters where a report of this category is: not for thanks, questions and complaints about how one was treated. */
    public boolean isSomewhere(String code) {
        return !words.kinds().anywhere().contains(code);
    }

    /** Whether a report of this category only thanks. */
    public boolean isThanks(String code) {
        return words.kinds().thanks().contains(code);
    }

    /** The kind that goes by this name here or elsewhere, whatever its case; empty for a word of which nobody said that. */
    public Optional<Kind> kindCalled(String name) {
        return Optional.ofNullable(words.kinds().byName().get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Phrases that make a possible hazard a danger; a trailing {@code *} matches any ending. */
    public List<String> dangerWords(String language) {
        return words.danger().getOrDefault(language, List.of());
    }

    /** Phrases that mean an emergency when the report is of the category, by its code, in any language. */
    public Map<String, List<String>> emergencyIf() {
        return words.emergencyIf();
    }

    /** Whether the general emergency phrases say anything in a category: they do not of an injured cat. */
    public boolean heedsEmergencyWords(String code) {
        return !words.calm().contains(code);
    }

    /** Phrases that mean: show the emergency number before anything else. */
    public List<String> emergencyWords(String language) {
        return words.emergency().getOrDefault(language, List.of());
    }
}
