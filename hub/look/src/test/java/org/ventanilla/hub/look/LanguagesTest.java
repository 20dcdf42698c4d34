package org.ventanilla.hub.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void what_is_asked_for_goes_before_what_is_remembered_and_that_before_the_browser() {
        assertThat(Languages.pick("en", "es", List.of("es"))).isEqualTo("en");
        assertThat(Languages.pick(null, "en", List.of("es"))).isEqualTo("en");
        assertThat(Languages.pick(null, null, List.of("fr", "en", "es"))).isEqualTo("en");
    }

    @Test
    void a_language_that_is_not_spoken_here_is_passed_over() {
        assertThat(Languages.pick("tlh", "xx", List.of("fr"))).isEqualTo("es");
    }

    @Test
    void a_value_stands_in_a_query_without_breaking_it() {
        assertThat(Languages.encode("a&b=ñ")).isEqualTo("a%26b%3D%C3%B1");
    }
}
