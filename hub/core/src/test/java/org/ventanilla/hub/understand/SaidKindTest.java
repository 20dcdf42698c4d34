package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.Classifying;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.model.Submission.Kind;

/** What its reporter says that it is: something broken, a request or a suggestion. */
class SaidKindTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final Understanding PLAIN = new Understanding(CITY);
    private static final String WORDS = "hola, se trata de la luz de la esquina";
    private static final String BROKEN = "ALU-01";
    private static final String WANTED = "ALU-06";

    private static Heard heard(@Nullable Kind said) {
        return new Heard(WORDS, null, "es", null, said, List.of(), null, "web", null);
    }

    @ParameterizedTest
    @CsvSource({"INCIDENT, ALU-01", "REQUEST, ALU-06"})
    void where_words_say_the_same_it_is_learned_to_tell(Kind said, String category) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 40; i++) {
            var broken = i % 2 == 0;
            var of = heard(broken ? Kind.INCIDENT : Kind.REQUEST);
            samples.add(PLAIN.sample(of, "s" + i, Instant.EPOCH.plusSeconds(i), broken ? BROKEN : WANTED));
        }
        var learned = Optional.of(
                new Classifying(new CategoryTraining(samples).train(null).model()));
        var understood = Understanding.ofAnyCategory(CITY, () -> learned).understand(heard(said));
        assertThat(understood.categories().get(0).code()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"SUGGESTION, SUGGESTION", "REQUEST, REQUEST", ", INCIDENT"})
    void it_is_believed(@Nullable Kind said, Kind kind) {
        assertThat(PLAIN.understand(heard(said)).kind()).isEqualTo(kind);
    }
}
