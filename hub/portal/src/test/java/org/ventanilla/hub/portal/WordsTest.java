package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.Status;

class WordsTest {
    @Test
    void both_languages_say_the_same_things() throws Exception {
        assertThat(words("es").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void no_straight_apostrophe_which_would_swallow_a_placeholder(String language) throws Exception {
        assertThat(words(language).values()).noneMatch(v -> String.valueOf(v).contains("'"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void every_status_has_a_name_a_note_and_what_comes_next(Status status) throws Exception {
        assertThat(words("es").stringPropertyNames())
                .contains("status." + status, "status." + status + ".note", "follow.next." + status);
    }

    private static Properties words(String language) throws Exception {
        var words = new Properties();
        for (String bundle : List.of("messages", "legal", "opendata", "tell")) {
            try (var in = Portal.class.getResourceAsStream(bundle + "_" + language + ".properties")) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return words;
    }
}
