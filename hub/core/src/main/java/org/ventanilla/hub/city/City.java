package org.ventanilla.hub.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * Reads the folder.
     *
     * @throws BadCityFiles listing everything that is missing or wrong
     */
    public static City load(Path dir) {
        List<String> problems = new ArrayList<>();
        CitySettings settings = SettingsFile.read(Tree.yaml(dir.resolve("city.yaml"), problems));
        Taxonomy taxonomy = TaxonomyFile.read(Tree.yaml(dir.resolve("taxonomy.yaml"), problems));
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
