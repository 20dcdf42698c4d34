package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.console.view.Reasons;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.RefusedAction;
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

    @Test
    void every_code_has_words() throws Exception {
        var keys = words("es").stringPropertyNames();
        assertThat(keys)
                .containsAll(
                        Arrays.stream(Action.values()).map(a -> "action." + a).toList());
        assertThat(keys)
                .containsAll(
                        Arrays.stream(Status.values()).map(s -> "status." + s).toList());
        assertThat(keys)
                .containsAll(Arrays.stream(RefusedAction.Code.values())
                        .map(c -> "refused." + c)
                        .toList());
        for (Status status : Status.values()) {
            assertThat(keys)
                    .containsAll(Reasons.after(status).stream()
                            .map(r -> "reason." + r)
                            .toList());
        }
    }

    private static Properties words(String language) throws Exception {
        var words = new Properties();
        for (String bundle : List.of("messages", "trouble", "speech", "together")) {
            var own = new Properties();
            try (var in = Console.class.getResourceAsStream(bundle + "_" + language + ".properties")) {
                own.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            assertThat(words.stringPropertyNames()).doesNotContainAnyElementsOf(own.stringPropertyNames());
            words.putAll(own);
        }
        return words;
    }
}
