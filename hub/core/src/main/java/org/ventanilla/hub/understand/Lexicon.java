package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ventanilla.hub.city.Barrio;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Place;
import org.ventanilla.hub.city.Street;
import org.ventanilla.hub.understand.Variant.Needs;

/** All the names of the gazetteer and the ways people say them. */
final class Lexicon {
    private final City city;
    private final StreetTypes types;
    private final TolerantNames sounds;
    private final WordSet articles;
    private final Set<String> everyday = new HashSet<>();
    private final Set<String> ways = new HashSet<>();
    private final List<Named> named = new ArrayList<>();
    private final Set<Variant> variants = new LinkedHashSet<>();

    Lexicon(City city, Set<String> everydayWords, StreetTypes types, TolerantNames sounds) {
        this.city = city;
        this.types = types;
        this.sounds = sounds;
        var language = city.language();
        this.articles = new WordSet(everySingle(language.articles(), language.list("number_joints")));
        everydayWords.forEach(w -> everyday.add(sounds.sound(w)));
        language.stopWords().values().forEach(list -> list.forEach(w -> everyday.add(sounds.sound(Texts.fold(w)))));
        language.list("needs_type").forEach(w -> everyday.add(sounds.sound(Texts.fold(w))));
        city.gazetteer().streets().forEach(this::addStreet);
        city.gazetteer().places().forEach(this::addPlace);
        city.gazetteer().barrios().forEach(this::addBarrio);
        addLocalNames();
        addParts();
        named.stream().filter(Named::isStreet).map(Named::type).forEach(ways::add);
        city.gazetteer().places().forEach(p -> ways.remove(Texts.fold(p.kind())));
    }

    private static List<String> everySingle(List<String> articles, List<String> joints) {
        List<String> all = new ArrayList<>(joints);
        articles.forEach(a -> all.addAll(Texts.split(a)));
        return all;
    }

    Set<Variant> variants() {
        return Collections.unmodifiableSet(variants);
    }

    /** Words that may be missing in a name or stand between its words. */
    WordSet articles() {
        return articles;
    }

    /** Types that only streets have: with one of them said, a square or a school is not what is meant. */
    boolean isWay(String type) {
        return ways.contains(type);
    }

    boolean isEveryday(String sound) {
        return everyday.contains(sound);
    }

    private void addStreet(Street s) {
        var street = new Named(
                s.name(),
                Named.Kind.STREET,
                Texts.fold(s.type()),
                s.base(),
                s.centre(),
                s.radiusM(),
                s.handApprox(),
                s);
        named.add(street);
        add(s.base(), street, alone(keys(s.base())));
        s.aliases().stream().map(this::withoutType).forEach(a -> add(a, street, alone(keys(a))));
    }

    private void addPlace(Place p) {
        String name = plain(p.name());
        String base = withoutType(name);
        boolean typed = !base.equals(name);
        String type = typed ? Texts.split(name).get(0) : null;
        var place = new Named(p.name(), Named.Kind.PLACE, type, base, p.at(), p.radiusM(), p.handApprox(), null);
        if (Texts.fold(name).equals(Texts.fold(city.name())) || types.isType(String.join(" ", keys(name)))) {
            return;
        }
        named.add(place);
        addPlaceWords(place, name);
        List<String> keys = keys(base);
        Needs needs = keys.size() > 1 ? Needs.NOTHING : typed || isEveryday(keys) ? Needs.CUE : Needs.NOTHING;
        add(base, place, typed && isEveryday(keys) ? Needs.TYPE_OR_NUMBER : needs);
    }

    /** "Colegio La Salle" is also "La Salle school". */
    private void addPlaceWords(Named place, String name) {
        city.language().placeWords().forEach((kind, others) -> {
            boolean isOne = Texts.fold(name).startsWith(Texts.fold(kind) + " ");
            List<String> own = isOne ? keys(name.substring(kind.length())) : List.of();
            for (String other : own.isEmpty() ? List.<String>of() : others) {
                List<String> word = keys(other);
                variants.add(new Variant(joined(own, word), place, Needs.NOTHING, true));
                variants.add(new Variant(joined(word, own), place, Needs.NOTHING, true));
            }
        });
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void addBarrio(Barrio b) {
        for (String part : b.name().split(" - ", -1)) {
            var barrio = new Named(b.name(), Named.Kind.BARRIO, null, part, b.centre(), b.radiusM(), true, null);
            named.add(barrio);
            List<String> keys = keys(withoutType(plain(part)));
            add(withoutType(plain(part)), barrio, isEveryday(keys) ? Needs.TYPE : Needs.NOTHING);
        }
    }

    private void addLocalNames() {
        city.language().localNames().forEach((said, name) -> named.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .ifPresent(n -> {
                    boolean article =
                            articles.lengthAt(List.of(Word.of(Texts.split(said).get(0))), 0) > 0;
                    String base = withoutType(said);
                    List<String> keys = keys(base);
                    boolean plain = keys.size() == 1 && (article || isEveryday(keys));
                    variants.add(new Variant(keys, n, plain ? Needs.CUE : Needs.NOTHING, true));
                }));
    }

    /** "Cardenal Herrera Oria" is said "Herrera Oria": parts that belong to one name only count as well. */
    private void addParts() {
        Map<List<String>, Set<Named>> owners = new HashMap<>();
        variants.forEach(
                v -> owners.computeIfAbsent(v.keys(), k -> new HashSet<>()).add(v.named()));
        Map<List<String>, Set<Named>> parts = new HashMap<>();
        for (Named n : named) {
            List<String> keys = keys(n.base());
            for (int from = 0; from < keys.size() && n.isStreet(); from++) {
                for (int to = from + 1; to <= keys.size(); to++) {
                    parts.computeIfAbsent(List.copyOf(keys.subList(from, to)), k -> new HashSet<>())
                            .add(n);
                }
            }
        }
        parts.forEach((keys, streets) -> {
            boolean street = owners.getOrDefault(keys, Set.of()).stream().anyMatch(Named::isStreet);
            if (streets.size() > 1 && !street && owners.containsKey(keys)) {
                // Behind the word for a street, the square of that name is not meant.
                streets.forEach(n -> variants.add(new Variant(keys, n, Needs.TYPE, false)));
            }
            if (streets.size() == 1 && !owners.containsKey(keys)) {
                Named only = streets.iterator().next();
                boolean tail =
                        keys(only.base()).subList(1, keys(only.base()).size()).equals(keys);
                variants.add(new Variant(keys, only, tail && keys.size() > 1 ? Needs.NOTHING : Needs.TYPE, false));
            }
        });
    }

    private void add(String base, Named n, Needs needs) {
        List<String> keys = keys(base);
        if (!keys.isEmpty()) {
            variants.add(new Variant(keys, n, needs, false));
        }
    }

    private Needs alone(List<String> keys) {
        return isEveryday(keys) ? Needs.TYPE_OR_NUMBER : Needs.NOTHING;
    }

    private boolean isEveryday(List<String> keys) {
        return keys.size() == 1 && everyday.contains(keys.get(0));
    }

    /** Words as they sound, without articles. */
    private List<String> keys(String name) {
        return Texts.split(name).stream()
                .filter(w -> !articles.holds(Word.of(w)))
                .map(sounds::sound)
                .toList();
    }

    /** Explanations in brackets or behind a dash are not part of a name. */
    private static String plain(String name) {
        return name.replaceAll("\\s*[(—].*", "");
    }

    private String withoutType(String name) {
        List<Word> words = new Texts(Map.of()).words(name);
        int first = words.isEmpty() || !types.isType(words.get(0).text()) ? 0 : 1;
        return first == 0 || words.size() == 1
                ? name
                : name.substring(words.get(1).start());
    }
}
