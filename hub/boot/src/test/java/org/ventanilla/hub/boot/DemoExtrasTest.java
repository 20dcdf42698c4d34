package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoExtrasTest {
    @TempDir
    private Path data = Path.of("");

    private static JsonNode own() throws Exception {
        return new ObjectMapper().readTree("{\"connectors\": [{\"instance\": \"web\", \"type\": \"web\"}]}");
    }

    @Test
    void the_folder_is_there_to_be_filled_and_an_empty_one_changes_nothing() throws Exception {
        var extras = DemoExtras.in(data);
        assertThat(extras.dir()).isEmptyDirectory();
        assertThat(extras.with(own())).isEqualTo(own());
    }

    @Test
    void instances_written_as_in_a_configuration_come_after_the_demos_own() throws Exception {
        var extras = DemoExtras.in(data);
        Files.writeString(
                extras.file(),
                "connectors:\n  - instance: fax\n    type: fax\n    options: {token: '0123456789abcdef'}\n");
        assertThat(extras.with(own()).path("connectors").findValuesAsText("instance"))
                .containsExactly("web", "fax");
    }

    @Test
    void a_file_that_lists_nothing_is_told_by_name() throws Exception {
        var extras = DemoExtras.in(data);
        Files.writeString(extras.file(), "fax: true\n");
        assertThatThrownBy(() -> extras.with(own())).isInstanceOfSatisfying(BadSettings.class, bad -> assertThat(
                        bad.problems().get(0))
                .contains("connectors.yaml", "connectors:"));
        Files.writeString(extras.file(), "connectors: [\n");
        assertThatThrownBy(() -> extras.with(own())).isInstanceOf(BadSettings.class);
    }
}
