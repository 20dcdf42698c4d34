package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.Reason;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.incident.Status;

class WordsTest {
    private static final Path OUTCOMES =
            Path.of("../../connectors/sms/src/main/resources/org/ventanilla/connector/sms/outcomes.properties");

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
        assertThat(keys)
                .containsAll(Arrays.stream(Reason.values())
                        .map(r -> "reason." + r.code())
                        .toList());
    }

    /** The table of the connector is what it can come back with; the codes of mail servers are those that are met. */
    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void why_a_message_did_not_arrive_is_said_in_words_with_the_code_in_brackets(String language) throws Exception {
        var words = words(language);
        var codes = Stream.concat(codes().stream(), Stream.of("20500", "5.1.1", "5.2.2", "5.7.1", "4.2.2", "4.4.7"));
        assertThat(codes.distinct().toList()).contains("30005").allSatisfy(code -> assertThat(
                        words.getProperty("code." + code, ""))
                .matches("\\p{L}.* \\(" + Pattern.quote(code) + "\\)"));
    }

    private static List<String> codes() throws Exception {
        return Files.readAllLines(OUTCOMES).stream()
                .map(line -> line.split("=", 2)[0].replace("callback.", ""))
                .filter(code -> code.matches("[0-9]{5}"))
                .toList();
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
