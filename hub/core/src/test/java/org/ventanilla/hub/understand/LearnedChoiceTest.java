package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.classify.Classifying.Ranked;

/** What was learned speaks with the keywords, and is as careful with private categories as they are. */
class LearnedChoiceTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final int MANY = 10_000;

    private final CategoryFinder finder = new CategoryFinder(CITY);

    private CategoryChoice choice(String text, int reports, Ranked... ranked) {
        var words = new Texts(Map.of()).words(text);
        var opinion = Opinion.of(finder.find(words, "es"), List.of(ranked), reports);
        return LearnedChoice.of(CITY, opinion, 0.7, null);
    }

    @Test
    void with_much_learned_it_decides_and_with_little_the_keywords_do() {
        var learned = new Ranked("LIM-01", 0.95, List.of("sucio"));
        assertThat(choice("una farola apagada", MANY, learned, new Ranked("ALU-01", 0.05, List.of()))
                        .filedUnder())
                .isEqualTo("LIM-01");
        assertThat(choice("una farola apagada", 5, learned, new Ranked("ALU-01", 0.05, List.of()))
                        .filedUnder())
                .isEqualTo("ALU-01");
    }

    @Test
    void the_words_of_both_are_named() {
        var found = choice("una farola apagada", MANY, new Ranked("ALU-01", 1, List.of("apagada")));
        assertThat(found.guesses().get(0).words()).contains("apagada").hasSizeGreaterThan(1);
    }

    @Test
    void what_nobody_confirmed_yet_can_still_be_said_by_keywords() {
        var found = choice("una farola apagada", MANY, new Ranked("LIM-01", 1, List.of()));
        assertThat(found.filedUnder()).isEqualTo("ALU-01");
    }

    @Test
    void above_the_margin_it_is_beyond_doubt() {
        var found = choice("", MANY, new Ranked("ALU-01", 0.9, List.of()), new Ranked("LIM-01", 0.1, List.of()));
        assertThat(found.certain()).isTrue();
        assertThat(found.filedUnder()).isEqualTo("ALU-01");
    }

    @Test
    void below_the_margin_a_person_decides() {
        var found = choice("", MANY, new Ranked("ALU-01", 0.5, List.of()), new Ranked("LIM-01", 0.45, List.of()));
        assertThat(found.certain()).isFalse();
        assertThat(found.guesses()).hasSize(2);
    }

    @Test
    void a_private_sibling_in_question_wins_until_a_person_decides() {
        var hidden = CITY.taxonomy().categories().stream()
                .filter(c -> !c.isPublic()
                        && CITY.taxonomy().categories(c.group()).stream().anyMatch(o -> o.isPublic()))
                .findFirst()
                .orElseThrow();
        var open = CITY.taxonomy().categories(hidden.group()).stream()
                .filter(c -> c.isPublic())
                .findFirst()
                .orElseThrow();
        var doubtful =
                choice("", MANY, new Ranked(open.code(), 0.72, List.of()), new Ranked(hidden.code(), 0.28, List.of()));
        assertThat(doubtful.filedUnder()).isEqualTo(hidden.code());
        assertThat(doubtful.certain()).isFalse();
        var clear =
                choice("", MANY, new Ranked(open.code(), 0.95, List.of()), new Ranked(hidden.code(), 0.05, List.of()));
        assertThat(clear.filedUnder()).isEqualTo(open.code());
    }
}
