package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.SearchWords.Named;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource({"Semáforo, semaforo", "TUBERÍA, tuberia", "'Calle  Peña, 3', calle|pena|3", "a a, a", "' ', ''"})
    void a_query_is_its_words_without_capitals_and_accents(String query, String words) {
        assertThat(String.join("|", SearchWords.of(query))).isEqualTo(words);
        assertThat(SearchWords.of(null)).isEmpty();
    }

    @Test
    void a_letter_with_its_accent_apart_is_the_same_letter() {
        assertThat(SearchWords.of("Da\u0301vila")).containsExactly("davila");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "IN-17, 17",
                "in17, 17",
                "' In 17 ', 17",
                "#17, 17",
                "17, -",
                "AV-17, -",
                "IN-17 calle, -",
                "IN-1234567890123456789, -"
            })
    void a_number_is_one_incident_only_with_its_prefix(String query, @Nullable Long id) {
        assertThat(SearchWords.quoted("IN", query)).isEqualTo(id);
    }

    @Test
    void patterns_take_words_as_they_are() {
        assertThat(SearchWords.patterns(List.of("5%", ".*b", "c\\[", "xn")))
                .containsExactly("5\\%", "\\.\\*b", "[cÇç]\\\\\\[", "x[nÑñ]");
    }

    @Test
    void digits_among_other_words_are_those_of_a_house() {
        assertThat(SearchWords.numbers("IN", List.of("calle", "3", "in-4"))).containsExactly(null, null, 4L);
        assertThat(SearchWords.numbers("IN", List.of("3"))).containsExactly(3L);
    }

    @Test
    void codes_stand_beside_the_word_that_their_names_hold() {
        var named = List.of(new Named("b", "ALU-01"), new Named("a", "VIA-01"), new Named("b", "VIA-02"));
        assertThat(SearchWords.codes(List.of("a", "b", "c"), named))
                .containsExactly(" VIA-01 ", " ALU-01 VIA-02 ", null);
    }
}
