package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {
    private static final City CITY = City.load(CityFiles.folder());

    @TempDir
    private Path folder = Path.of("");

    private void write(String rows) throws IOException {
        Files.writeString(folder.resolve(Example.FILE), "code,language,danger,text\n" + rows);
    }

    @Test
    void a_city_may_have_none() {
        assertThat(Example.read(folder, CITY)).isEmpty();
    }

    @Test
    void they_are_read_in_their_order() throws IOException {
        write("ALU-01,es,no,\"La farola, otra vez, no luce\"\nVIA-01,en,yes,came off my bike in a hole\n");
        assertThat(Example.read(folder, CITY))
                .containsExactly(
                        new Example("ALU-01", "es", false, "La farola, otra vez, no luce"),
                        new Example("VIA-01", "en", true, "came off my bike in a hole"));
    }

    @Test
    void all_that_is_wrong_is_told() throws IOException {
        write("XXX-01,es,no,hola\nALU-01,fr,no,lampe\nALU-01,es,no,\nALU-01,es,si,hola\n");
        assertThatThrownBy(() -> Example.read(folder, CITY))
                .isInstanceOf(BadCityFiles.class)
                .hasMessageContaining("row 1: code")
                .hasMessageContaining("row 2: language")
                .hasMessageContaining("row 3: text")
                .hasMessageContaining("row 4: danger");
    }

    /** But for the one under which a person finds what nobody understood. */
    @Test
    void the_citys_own_tell_of_every_category_in_every_language() {
        var examples = Example.read(CityFiles.folder(), CITY);
        var told = new HashSet<String>();
        examples.forEach(e -> told.add(e.code() + " " + e.language()));
        for (Category c : CITY.taxonomy().categories()) {
            for (String language : CITY.settings().languages()) {
                boolean none = c.code().equals(CITY.settings().unclassified());
                assertThat(none || told.contains(c.code() + " " + language))
                        .as(c.code() + " " + language)
                        .isTrue();
            }
        }
    }
}
