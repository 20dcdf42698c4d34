package org.ventanilla.connector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.web.view.Texts;

class WordsTest {
    @Test
    void both_languages_say_the_same_things() throws Exception {
        assertThat(words("es").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
    }

    @Test
    void no_straight_apostrophe_which_would_swallow_a_placeholder() throws Exception {
        assertThat(words("es").values()).noneMatch(v -> String.valueOf(v).contains("'"));
        assertThat(words("en").values()).noneMatch(v -> String.valueOf(v).contains("'"));
    }

    @Test
    void the_city_may_use_its_own_words() {
        assertThat(new Texts("es", Map.of("form.title", "Avise aquí")).get("form.title"))
                .isEqualTo("Avise aquí");
        assertThatThrownBy(() -> new Texts("es", Map.of("form.tittle", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("form.tittle");
    }

    @Test
    void the_connector_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(Connector.class))
                .anySatisfy(c -> assertThat(c.descriptor().type()).isEqualTo("web"));
    }

    private static Properties words(String language) throws Exception {
        var words = new Properties();
        try (var in = WebConnector.class.getResourceAsStream("messages_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
