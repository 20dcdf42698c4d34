package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understanding;

/** What the examples teach is learned once, kept, and learned again when they change. */
class SchoolbookTest {
    private static final City CITY = City.load(Town.HOME.resolve("config/santander"));
    private static final String LAMPS = "ALU-01,es,no,el candil de la esquina anda pocho\n".repeat(6);
    private static final String SOFAS = "RES-08,es,no,han dejado un tresillo junto al portal\n".repeat(6);

    @TempDir
    private Path folder = Path.of("");

    private Path shelf = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        shelf = folder.resolve("learned");
        for (String name : List.of("taxonomy.yaml", "place_language.yaml")) {
            Files.copy(Town.HOME.resolve("config/santander").resolve(name), folder.resolve(name));
        }
    }

    private void write(String rows) throws IOException {
        Files.writeString(folder.resolve(Example.FILE), "code,language,danger,text\n" + rows);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(shelf)) {
            return files.toList();
        }
    }

    private String read(String text) throws IOException {
        var learned = new Schoolbook(CITY, folder).learned(shelf);
        return new Understanding(CITY, () -> learned)
                .understand(Heard.of(text, "sms"))
                .filedUnder();
    }

    @Test
    void a_hub_without_examples_has_the_keywords() throws IOException {
        assertThat(new Schoolbook(CITY, folder).learned(shelf)).isEmpty();
        write(LAMPS);
        assertThat(new Schoolbook(CITY, folder).learned(shelf))
                .as("one category")
                .isEmpty();
    }

    @Test
    void words_that_no_keyword_knows_are_learned_and_kept() throws IOException {
        write(LAMPS + SOFAS);
        assertThat(read("otro candil pocho")).isEqualTo("ALU-01");
        var files = kept();
        assertThat(files).hasSize(1);
        var written = Files.getLastModifiedTime(files.get(0));
        assertThat(read("un tresillo tirado")).isEqualTo("RES-08");
        assertThat(kept()).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(written);
    }

    @Test
    void other_examples_take_the_place_of_what_was_kept() throws IOException {
        write(LAMPS + SOFAS);
        read("hola");
        var before = kept();
        write(LAMPS.replace("ALU-01", "ALU-02") + SOFAS);
        assertThat(read("otro candil pocho")).isEqualTo("ALU-02");
        assertThat(kept()).hasSize(1).isNotEqualTo(before);
    }

    @Test
    void what_was_kept_and_cannot_be_read_is_learned_again() throws IOException {
        write(LAMPS + SOFAS);
        read("hola");
        Files.writeString(kept().get(0), "{");
        assertThat(read("otro candil pocho")).isEqualTo("ALU-01");
        assertThat(Files.size(kept().get(0))).isGreaterThan(100);
    }

    @Test
    void where_nothing_can_be_kept_it_is_learned_all_the_same() throws IOException {
        write(LAMPS + SOFAS);
        Files.writeString(shelf, "a file where the folder should be");
        assertThat(read("otro candil pocho")).isEqualTo("ALU-01");
    }
}
