package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.City;

class SettingsFileTest {
    private static final Path COMMENTED = Town.HOME.resolve("config/ventanilla.yaml");
    private static final String GOOD =
            """
            city: santander
            http: {publicUrl: 'https://avisos.example'}
            secrets: {links: 0123456789abcdef0123456789abcdef, sessions: 0123456789abcdef0123456789abcdef}
            connectors: [{instance: web, type: web}]
            """;

    @TempDir
    private Path dir = Path.of("");

    @Test
    void the_commented_file_can_be_used_as_it_stands() throws Exception {
        Settings settings = file(environmentOf(COMMENTED)).read(COMMENTED);
        assertThat(City.load(settings.city()).id()).isEqualTo("santander");
        assertThat(settings.connectors()).hasSize(6);
    }

    @Test
    void the_commented_file_names_every_option() throws Exception {
        String text = Files.readString(COMMENTED);
        JsonNode schema = new ObjectMapper().readTree(SettingsFile.class.getResource("settings.schema.json"));
        schema.findValues("properties").forEach(node -> node.fieldNames()
                .forEachRemaining(option -> assertThat(text).contains(option + ":")));
        ConnectorCatalogue.find(null).values().forEach(connector -> connector
                .descriptor()
                .optionsSchema()
                .getJsonObject("properties")
                .fieldNames()
                .forEach(option -> assertThat(text).contains(option + ":")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: {publicUrl: 'https://avisos.example'}  | http: {}                              | http.publicUrl: is missing",
                "city: santander                              | city: santander\\ncolour: red         | colour: there is no such option",
                "type: web                                    | type: fax                             | connectors[0].type: expected: one of [email",
                "instance: web                                | instance: Web Form                    | connectors[0].instance: expected",
                "https://avisos.example                       | ${NOT_SET}                            | ${NOT_SET}: expected: an environment variable",
                "type: web}                                   | type: web}, {instance: web, type: web} | connectors[1].instance: expected: a name",
                "type: web}                                   | type: sms, options: {region: Spain}}  | connectors[0].options.region: expected",
                "type: web}                                   | type: remote, options: {channel: x}}   | connectors[0].options.token: is missing",
                "type: web}                                   | type: remote, options: {outbound: webhook}} | connectors[0].options.webhookUrl: is missing",
            })
    void a_problem_names_the_option_and_what_was_expected(String good, String bad, String problem) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad.replace("\\n", "\n"))))
                .isInstanceOfSatisfying(
                        BadSettings.class, e -> assertThat(e.problems()).anyMatch(line -> line.startsWith(problem)));
    }

    @Test
    void all_problems_are_listed_at_once() {
        assertThatThrownBy(() -> read("http: {port: 99999999, publicUrl: no}"))
                .isInstanceOfSatisfying(
                        BadSettings.class, e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(5));
    }

    @Test
    void what_is_left_out_has_its_default() throws Exception {
        Settings settings = read(GOOD);
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.database()).isNull();
        assertThat(settings.cluster().enabled()).isFalse();
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    private Settings read(String yaml) throws Exception {
        Path file = Files.writeString(Files.createTempFile(dir, "settings", ".yaml"), yaml);
        return file(Map.of()).read(file);
    }

    private static SettingsFile file(Map<String, String> environment) {
        return new SettingsFile(ConnectorCatalogue.find(null), environment);
    }

    /** Every variable the file asks for, with a value long enough to be a secret. */
    private static Map<String, String> environmentOf(Path file) throws Exception {
        Map<String, String> all = new HashMap<>();
        var names = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(Files.readString(file));
        while (names.find()) {
            all.put(names.group(1), "0123456789abcdef0123456789abcdef");
        }
        return all;
    }
}
