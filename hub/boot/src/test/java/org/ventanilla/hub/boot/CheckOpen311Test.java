package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 72 checks asked of the whole program: every rule holds, or it is said why it could not be tried. */
class CheckOpen311Test {
    private Town town;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        town = Town.open(folder.resolve("data"));
        Path city = folder.resolve("city");
        copy(Town.HOME.resolve("config/santander"), city);
        Files.writeString(
                city.resolve("questions.yaml"),
                """
                ALU-01:
                - {code: COLOUR, es: Color, en: Colour, type: string, required: true}
                - {code: HEIGHT, es: Altura, en: Height, type: number, required: true}
                - {code: SINCE, es: Desde, en: Since, type: datetime}
                - code: WHO
                  es: Quién
                  en: Who
                  type: multivaluelist
                  values: [{key: a, es: A, en: A}, {key: b, es: B, en: B}]
                """);
        town.restartHub(settings -> settings.put("city", city.toString()));
    }

    @AfterEach
    void close() throws Exception {
        town.close();
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void our_own_server_keeps_every_rule_that_can_be_tried() {
        var out = new StringWriter();
        int end = Main.line()
                .setOut(new PrintWriter(out))
                .execute(
                        "check-open311",
                        town.plan.site() + "/open311/v2/",
                        "--key",
                        town.plan.secrets().open311Key(),
                        "--jurisdiction",
                        "santander",
                        "--point",
                        "43.4623,-3.8101");
        assertThat(out.toString().lines().filter(line -> line.contains(" FAIL ")))
                .isEmpty();
        assertThat(end).as(out.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(" "))).hasSize(72);
        assertThat(out.toString().lines().filter(line -> line.contains(" n/a ")))
                .hasSizeLessThanOrEqualTo(4);
    }
}
