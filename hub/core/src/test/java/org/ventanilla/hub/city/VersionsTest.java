package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understanding;

class VersionsTest {
    private static final Instant BEFORE = Instant.parse("2026-06-30T12:00:00Z");
    /** Midnight in the city is 22:00 in summer. */
    private static final Instant AFTER = Instant.parse("2026-06-30T22:00:00Z");

    private Path folder = Path.of("");

    @BeforeEach
    void copy(@TempDir Path dir) throws IOException {
        folder = dir;
        try (Stream<Path> files = Files.list(CityFiles.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, dir.resolve(file.getFileName()));
            }
        }
    }

    private void says(String code, String lines) throws IOException {
        change("  - code: " + code + "\n", "  - code: " + code + "\n" + lines);
    }

    private void change(String from, String to) throws IOException {
        Path file = folder.resolve("taxonomy.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void a_category_is_used_until_its_day_and_what_took_its_place_from_then_on() throws IOException {
        says("VIA-02", "    retired: 2026-07-01\n    replaced_by: VIA-03\n");
        says("VIA-03", "    since: 2026-07-01\n");
        var before = City.load(folder, BEFORE).taxonomy();
        assertThat(before.find("VIA-02")).isPresent();
        assertThat(before.find("VIA-03")).isEmpty();
        assertThat(before.retired()).isEmpty();
        var after = City.load(folder, AFTER).taxonomy();
        assertThat(after.find("VIA-02")).isEmpty();
        assertThat(after.known("VIA-02")).isPresent();
        assertThat(after.current("VIA-02").map(Category::code)).contains("VIA-03");
        assertThat(after.former("VIA-03")).containsExactly("VIA-02");
        assertThat(after.categories()).extracting(Category::code).doesNotContain("VIA-02");
        assertThat(City.load(folder).taxonomy().isRetired("VIA-02")).isTrue();
    }

    @Test
    void codes_that_are_listed_no_more_lead_to_those_that_are() throws IOException {
        says("VIA-02", "    retired: true\n    replaced_by: VIA-03\n");
        says("VIA-04", "    retired: true\n");
        change("departments:\n", "renamed: {BACHE: VIA-02, ACERA: VIA-04}\ndepartments:\n");
        var taxonomy = City.load(folder, BEFORE).taxonomy();
        assertThat(taxonomy.current("BACHE").map(Category::code)).contains("VIA-03");
        assertThat(taxonomy.current("ACERA")).isEmpty();
        assertThat(taxonomy.current("NEVER-1")).isEmpty();
        assertThat(taxonomy.isRetired("NEVER-1")).isFalse();
        assertThat(taxonomy.retired()).containsExactlyInAnyOrder("ACERA", "BACHE", "VIA-02", "VIA-04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VIA-02|replaced_by: VIA-77|a code of the list",
                "VIA-02|replaced_by: VIA-03|the day from which on",
                "VIA-02|retired: soon|another value",
                "VIA-02|'since: 2026-02-01\n    retired: 2026-01-01'|a day after since",
                "VIA-02|'retired: true\n    replaced_by: VIA-02'|does not lead back"
            })
    void what_leads_nowhere_is_told(String code, String lines, String told) throws IOException {
        says(code, "    " + lines + "\n");
        assertThatThrownBy(() -> City.load(folder))
                .isInstanceOf(BadCityFiles.class)
                .hasMessageContaining(told);
    }

    @Test
    void an_old_code_that_comes_in_is_read_as_what_took_its_place_and_said() throws IOException {
        says("VIA-02", "    retired: true\n    replaced_by: ALU-01\n");
        says("VIA-04", "    retired: true\n");
        var city = City.load(folder);
        var understanding = new Understanding(city);
        var mapped = understanding.understand(heard("Farola apagada", "VIA-02"));
        assertThat(mapped.filedUnder()).isEqualTo("ALU-01");
        assertThat(mapped.categoryCertain()).isTrue();
        assertThat(mapped.remarks()).contains("category-retired:VIA-02");
        var unmapped = understanding.understand(heard("Farola apagada", "VIA-04"));
        assertThat(unmapped.filedUnder()).isEqualTo("ALU-01");
        assertThat(unmapped.remarks()).contains("category-retired:VIA-04");
    }

    private static Heard heard(String text, String category) {
        return new Heard(text, null, "es", category, List.of(), null, "web", null);
    }

    @Test
    void what_was_filed_under_an_old_code_is_found_and_shown_as_before() throws IOException {
        says("VIA-02", "    retired: true\n    replaced_by: VIA-01\n");
        var city = City.load(folder);
        assertThat(new Matching(city).siblings("VIA-01")).contains("VIA-02");
        assertThat(Publishing.of(city).rule("VIA-02", true)).isEqualTo(Publication.EXACT);
    }
}
