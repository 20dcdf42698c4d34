package org.ventanilla.hub.city;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that the hub knows about one city, read once from a folder of files. Immutable.
 *
 * @param settings {@code city.yaml}
 * @param taxonomy {@code taxonomy.yaml}
 * @param language {@code place_language.yaml}
 * @param gazetteer the CSV files and {@code boundary_coarse.geojson}
 * @param questions {@code questions.yaml}, by category code
 */
public record City(
        CitySettings settings,
        Taxonomy taxonomy,
        PlaceLanguage language,
        Gazetteer gazetteer,
        Map<String, List<Question>> questions) {

    /**
     * Reads the folder as it will be when all days have passed that it names.
     *
     * @throws BadCityFiles listing everything that is missing or wrong
     */
    public static City load(Path dir) {
        return load(dir, zone -> LocalDate.MAX);
    }

    /**
     * Reads the folder as it is at a time: categories have days from which on they are used, or are not any more.
     *
     * @throws BadCityFiles listing everything that is missing or wrong
     */
    public static City load(Path dir, Instant now) {
        return load(dir, zone -> LocalDate.ofInstant(now, zone));
    }

    private static City load(Path dir, Function<ZoneId, LocalDate> day) {
        List<String> problems = new ArrayList<>();
        CitySettings settings = SettingsFile.read(Tree.yaml(dir.resolve("city.yaml"), problems));
        LocalDate today = day.apply(settings.timeZone());
        Taxonomy taxonomy = TaxonomyFile.read(Tree.yaml(dir.resolve("taxonomy.yaml"), problems), today);
        PlaceLanguage language = LanguageFile.read(Tree.yaml(dir.resolve("place_language.yaml"), problems));
        Gazetteer gazetteer = new GazetteerFiles(dir, settings, problems).read();
        Map<String, List<Question>> questions = QuestionsFile.read(dir.resolve("questions.yaml"), taxonomy, problems);
        if (taxonomy.find(settings.unclassified()).isEmpty()) {
            problems.add("city.yaml: unclassified: expected the code of a category");
        }
        settings.hotspots().byGroup().keySet().stream()
                .filter(group -> taxonomy.group(group).isEmpty())
                .forEach(group -> problems.add("city.yaml: hotspots: " + group + ": expected the code of a group"));
        if (!problems.isEmpty()) {
            throw new BadCityFiles(problems);
        }
        return new City(settings, taxonomy, language, gazetteer, questions);
    }

    public String id() {
        return settings.id();
    }

    /** What is asked of a report of this category, in order. */
    public List<Question> questions(String category) {
        return questions.getOrDefault(category, List.of());
    }

    public String name() {
        return settings.name();
    }
}
