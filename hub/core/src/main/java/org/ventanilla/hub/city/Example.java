package org.ventanilla.hub.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How somebody might say it: a made-up report with its category, from which a hub learns that nobody has taught yet.
 *
 * @param code the category
 * @param language two letters
 * @param danger whether the words themselves tell of danger
 */
public record Example(String code, String language, boolean danger, String text) {
    /** The file in the city's folder; a city without it begins with the keywords alone. */
    public static final String FILE = "examples.csv";

    /**
     * The examples of categories that the city still has, under their codes of today, in the order of the file.
     *
     * @param folder of the city's files
     * @throws BadCityFiles listing every row that is wrong
     */
    public static List<Example> read(Path folder, City city) {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (Rows.Row row : Rows.read(file, problems)) {
            String code = row.text("code");
            if (city.taxonomy().known(code).isEmpty()) {
                problems.add(row.where() + ": code: expected the code of a category, not '" + code + "'");
            }
            String language = row.text("language");
            if (!city.settings().languages().contains(language)) {
                problems.add(row.where() + ": language: expected one of "
                        + city.settings().languages());
            }
            boolean danger = danger(row);
            String text = row.text("text");
            city.taxonomy().current(code).ifPresent(c -> examples.add(new Example(c.code(), language, danger, text)));
        }
        if (!problems.isEmpty()) {
            throw new BadCityFiles(problems);
        }
        return List.copyOf(examples);
    }

    private static boolean danger(Rows.Row row) {
        String said = row.text("danger");
        if (!said.equals("yes") && !said.equals("no")) {
            row.problems().add(row.where() + ": danger: expected yes or no");
        }
        return said.equals("yes");
    }
}
