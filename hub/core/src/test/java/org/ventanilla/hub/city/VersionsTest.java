package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(taxonomy.named("BACHE").map(Category::code)).contains("VIA-03");
        assertThat(taxonomy.named("VIA-02").map(Category::code)).contains("VIA-02");
        assertThat(taxonomy.meant("VIA-02").map(Category::code)).contains("VIA-03");
        assertThat(taxonomy.meant("ACERA").map(Category::code)).contains("VIA-04");
        assertThat(taxonomy.meant("NEVER-1")).isEmpty();
        assertThat(taxonomy.current("NEVER-1")).isEmpty();
        assertThat(taxonomy.isRetired("NEVER-1")).isFalse();
        assertThat(taxonomy.retired()).containsExactlyInAnyOrder("ACERA", "BACHE", "VIA-02", "VIA-04");
    }

    /** NEW took the place of MID, which took that of OLD; GONE nothing replaces; SOON is not offered yet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEW|NEW MID OLD ANCIENT|NEW|NEW",
                "MID|NEW MID OLD ANCIENT|NEW|MID",
                "OLD|NEW MID OLD ANCIENT|NEW|OLD",
                "ANCIENT|NEW MID OLD ANCIENT|NEW|NEW",
                "GONE|GONE PAST|GONE|GONE",
                "PAST|GONE PAST|GONE|GONE",
                "SOON|SOON|SOON|SOON",
                "NEVER|NEVER|NEVER|"
            })
    void a_code_is_alike_to_those_that_lead_where_it_leads(String code, String alike, String last, String named) {
        var terms = Map.of(
                "NEW", new Term(LocalDate.MIN, Term.NEVER, null),
                "MID", new Term(LocalDate.MIN, LocalDate.of(2026, 6, 1), "NEW"),
                "OLD", new Term(LocalDate.MIN, LocalDate.MIN, "MID"),
                "GONE", new Term(LocalDate.MIN, LocalDate.MIN, null),
                "SOON", new Term(LocalDate.of(2027, 1, 1), Term.NEVER, null));
        var renamed = Map.of("ANCIENT", "OLD", "PAST", "GONE");
        var versions = new Versions("2", terms, renamed, LocalDate.of(2026, 7, 1));
        assertThat(versions.alike(code)).containsExactlyInAnyOrder(alike.split(" "));
        assertThat(versions.last(code)).isEqualTo(last);
        assertThat(versions.named(code)).isEqualTo(Optional.ofNullable(named));
    }

    @Test
    void before_its_day_a_category_is_alike_to_none() {
        var terms = Map.of(
                "NEW", new Term(LocalDate.MIN, Term.NEVER, null),
                "OLD", new Term(LocalDate.MIN, LocalDate.of(2026, 7, 1), "NEW"));
        assertThat(new Versions("1", terms, Map.of(), LocalDate.of(2026, 6, 30)).alike("NEW"))
                .containsExactly("NEW");
        assertThat(new Versions("1", terms, Map.of(), LocalDate.of(2026, 7, 1)).alike("NEW"))
                .containsExactly("NEW", "OLD");
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
        return new Heard(text, null, "es", category, null, List.of(), null, "web", null);
    }

    @Test
    void what_was_filed_under_an_old_code_is_found_and_shown_as_before() throws IOException {
        says("VIA-02", "    retired: true\n    replaced_by: VIA-01\n");
        var city = City.load(folder);
        assertThat(new Matching(city).siblings("VIA-01")).contains("VIA-02");
        assertThat(Publishing.of(city).rule("VIA-02", true)).isEqualTo(Publication.EXACT);
    }
}
