package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.hub.boot.open311.GeoReportCheck;
import org.ventanilla.hub.boot.open311.Result;
import org.ventanilla.hub.boot.open311.Target;

/** The 72 checks asked of the whole program: every rule is tried, and holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckOpen311Test {
    /** So many may be tried in a minute; enough for the servers with one mistake, which pass them on to ours. */
    private static final int WRONG_KEYS = 60;

    private Town town;
    private Path city;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        town = Town.open(folder.resolve("data"));
        city = folder.resolve("city");
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
        startHub();
        oneIsMended();
    }

    /** With nobody's wrong keys counted yet. */
    private void startHub() throws Exception {
        town.restartHub(settings -> {
            settings.getJsonObject("http").put("postsPerMinute", WRONG_KEYS);
            return settings.put("city", city.toString());
        });
    }

    /** So that there is news to be read. */
    private void oneIsMended() {
        town.text("+34600111222", "farola fundida c/ castilla 27");
        String id = Eventually.see("an incident", town::incidents, list -> !list.isEmpty())
                .get(0)
                .getString("id");
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        var change = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "fixed")
                .put("text", "Cambiada.");
        assertThat(town.web
                        .post(URI.create("/v1/incidents/" + id + "/status"), token, change)
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
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
    void our_own_server_keeps_every_rule() throws Exception {
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
                        "43.4623,-3.8101",
                        "--hidden",
                        "LIM-04");
        Files.writeString(Path.of("target/check-open311.txt"), out.toString());
        assertThat(out.toString().lines().filter(line -> line.contains(" FAIL ")))
                .isEmpty();
        assertThat(end).as(out.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(" "))).hasSize(72);
        assertThat(out.toString()).endsWith("72 checks: 72 pass, 0 fail, 0 not applicable\n");
        startHub();
    }

    @ParameterizedTest
    @MethodSource("traps")
    void a_server_with_one_mistake_is_told_of_it(Trap trap) throws Exception {
        var wanted = trap.noticed();
        try (var server = new Trapped(town.plan.site(), trap)) {
            var target = new Target(
                    server.address(), town.plan.secrets().open311Key(), "santander", "43.4623,-3.8101", "LIM-04");
            var results = new GeoReportCheck(Clock.systemUTC()).run(target, wanted, told -> {});
            assertThat(results).hasSize(wanted.size()).allSatisfy(result -> assertThat(result.verdict())
                    .as(result.toString())
                    .isEqualTo(Result.Verdict.FAIL));
        }
    }

    @Test
    void each_of_the_thirty_three_traps_that_clients_and_servers_fell_into_has_a_server_here() {
        var number = Pattern.compile("T-(\\d+)");
        var numbers = traps().stream()
                .flatMap(trap -> number.matcher(trap.name()).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, 33).boxed().collect(Collectors.toCollection(TreeSet::new)));
        assertThat(traps().stream().flatMap(trap -> trap.noticed().stream()).distinct())
                .as("checks that some server fails")
                .hasSizeGreaterThan(55);
    }

    static List<Trap> traps() {
        return Traps.all();
    }
}
