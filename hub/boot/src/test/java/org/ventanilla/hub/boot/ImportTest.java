package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} from a file to what stands in a real PostgreSQL, also when it is killed on the way. */
class ImportTest {
    private static final Instant FIRST = Instant.parse("2025-01-10T09:00:00Z");

    @TempDir
    private Path dir = Path.of("");

    private Path config = Path.of("");

    @BeforeEach
    void open() throws IOException {
        var plan = new DemoPlan(Town.HOME, dir.resolve("data"), Town.freePorts(), DemoSecrets.in(dir.resolve("data")));
        config = Files.writeString(dir.resolve("hub.json"), plan.settings().encode());
    }

    /** A lamp of its own for every number, each third reported twice, newest first as exports are. */
    private Path lamps(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(lamp("a" + i, i, Duration.ZERO));
            if (i % 3 == 0) {
                lines.add(lamp("b" + i, i, Duration.ofHours(5)));
            }
        }
        java.util.Collections.reverse(lines);
        return Files.write(dir.resolve("history.jsonl"), lines);
    }

    private static String lamp(String id, int place, Duration later) {
        Instant at = FIRST.plus(Duration.ofHours(place)).plus(later);
        int row = place / 30;
        return new JsonObject()
                .put("id", id)
                .put("at", at.toString())
                .put("closedAt", at.plus(Duration.ofDays(9)).toString())
                .put("category", "ALU-01")
                .put("text", "Farola apagada")
                .put("lat", 43.4500 + (place % 30) * 0.0012)
                .put("lon", -3.8400 + row * 0.0012)
                .put("reporter", "ana" + place + "@example.org")
                .encode();
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        int code = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return code + "|" + out;
    }

    private String bring(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("import", file.toString(), "--config", config.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** One row of figures, asked of the database when no program uses it. */
    private Row ask(String sql) throws IOException {
        var database = EmbeddedDatabase.start(dir.resolve("data"));
        Vertx vertx = Vertx.vertx();
        try {
            Pool pool = database.address().pool(vertx);
            return Running.joined(pool.query(sql).execute().toCompletionStage())
                    .iterator()
                    .next();
        } finally {
            Running.joined(vertx.close().toCompletionStage());
            database.close();
        }
    }

    private static final String FIGURES =
            """
            select (select count(*) from personal.submission), (select count(*) from incident.report),
                   (select count(*) from incident.incident), (select count(*) from incident.incident where closed_at is null),
                   (select count(*) from notify.notice), (select min(opened_at) from incident.incident),
                   (select max(position) - count(*) from events.event),
                   (select count(*) from events.event where recorded_at - occurred_at < interval '1 day')""";

    private List<Long> figures() throws IOException {
        Row row = ask(FIGURES);
        return List.of(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(6),
                row.getLong(7));
    }

    @Test
    void history_goes_through_triage_once_with_its_own_dates_and_nobody_is_told() throws IOException {
        Path file = lamps(30);
        assertThat(bring(file))
                .startsWith("0|")
                .contains("40 of 40 (100 %)")
                .contains("40 records read: 40 brought in");
        assertThat(figures()).containsExactly(40L, 40L, 30L, 0L, 0L, 0L, 0L);
        assertThat(ask(FIGURES).getOffsetDateTime(5).toInstant()).isEqualTo(FIRST);
        assertThat(bring(file)).startsWith("0|").contains("0 brought in, 40 known from before, 0 left out");
        assertThat(figures()).containsExactly(40L, 40L, 30L, 0L, 0L, 0L, 0L);
    }

    @Test
    void photos_come_from_beside_the_file_and_from_hosts_that_were_named() throws IOException {
        byte[] photo = Objects.requireNonNull(ImportTest.class.getResourceAsStream("lamp-before.jpg"))
                .readAllBytes();
        Files.write(Files.createDirectories(dir.resolve("fotos")).resolve("one.jpg"), photo);
        Files.writeString(dir.resolve("fotos/words.jpg"), "no picture");
        Path elsewhere = Files.createTempFile("photo", ".jpg");
        Files.createSymbolicLink(dir.resolve("fotos/link.jpg"), elsewhere);
        Vertx vertx = Vertx.vertx();
        try {
            var server = Running.joined(vertx.createHttpServer()
                    .requestHandler(r -> r.response()
                            .end(Buffer.buffer(r.path().endsWith("more.jpg") ? photo : new byte[0]))
                            .onFailure(gone -> Running.joined(vertx.close().toCompletionStage())))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage());
            String site = "http://127.0.0.1:" + server.actualPort() + "/";
            var record = new JsonObject(lamp("p", 1, Duration.ZERO))
                    .put(
                            "photos",
                            new JsonArray()
                                    .add("fotos/one.jpg")
                                    .add("fotos/words.jpg")
                                    .add("fotos/none.jpg")
                                    .add("fotos/link.jpg")
                                    .add(site + "more.jpg")
                                    .add("http://other.example/x.jpg"));
            Path file = Files.write(dir.resolve("photos.jsonl"), List.of(record.encode()));
            assertThat(bring(file, "--photos", "--photo-host", "127.0.0.1"))
                    .startsWith("0|")
                    .contains("1 brought in");
            String told = Files.readString(dir.resolve("photos.jsonl.import.csv"));
            assertThat(told)
                    .contains("photo-not-a-picture", "photo-missing", "photo-outside", "photo-host-not-allowed");
        } finally {
            Running.joined(vertx.close().toCompletionStage());
            Files.delete(elsewhere);
        }
        // The very same picture from two places is one.
        assertThat(ask("select count(*) from incident.photo").getLong(0)).isEqualTo(1);
    }

    @Test
    void photos_are_left_out_unless_somebody_says_so() throws IOException {
        Files.write(dir.resolve("one.jpg"), new byte[] {1});
        var record = new JsonObject(lamp("p", 1, Duration.ZERO)).put("photo", "one.jpg");
        Path file = Files.write(dir.resolve("photos.jsonl"), List.of(record.encode()));
        assertThat(bring(file)).startsWith("0|").contains("1 brought in").doesNotContain("could not be understood");
        assertThat(ask("select count(*) from incident.photo").getLong(0)).isZero();
    }

    @Test
    void what_cannot_be_understood_is_named_by_line_and_the_rest_goes_on() throws IOException {
        var good = new JsonObject(lamp("good", 1, Duration.ZERO));
        Path file = Files.write(
                dir.resolve("odd.jsonl"),
                List.of(
                        good.encode(),
                        "{broken",
                        good.encode(),
                        good.copy().put("text", "Otra cosa").encode(),
                        good.copy()
                                .put("id", "swapped")
                                .put("lat", -3.81)
                                .put("lon", 43.46)
                                .encode(),
                        good.copy()
                                .put("id", "zero")
                                .put("lat", 0)
                                .put("lon", 0)
                                .encode(),
                        good.copy()
                                .put("id", "away")
                                .put("lat", 40.4168)
                                .put("lon", -3.7038)
                                .encode(),
                        good.copy()
                                .put("id", "retired")
                                .put("category", "ZZZ-99")
                                .encode(),
                        good.copy()
                                .put("id", "future")
                                .put("at", "2999-01-01T00:00:00Z")
                                .encode()));
        assertThat(bring(file, "--dry-run")).startsWith("1|").contains("9 records read: 0 brought in");
        assertThat(bring(file))
                .startsWith("1|")
                .contains("9 records read: 5 brought in, 0 known from before, 4 left out");
        assertThat(Files.readAllLines(dir.resolve("odd.jsonl.import.csv")))
                .anyMatch(line -> line.startsWith("2,") && line.contains("no,not-json"))
                .anyMatch(line -> line.startsWith("3,good,no,twice-in-the-file"))
                .anyMatch(line -> line.startsWith("4,good,no,id-twice-in-the-file"))
                .anyMatch(line -> line.startsWith("5,swapped,yes,coordinates-swapped"))
                .anyMatch(line -> line.startsWith("6,zero,yes,coordinates-invalid"))
                .anyMatch(line -> line.startsWith("6,zero,yes,place-unknown"))
                .anyMatch(line -> line.startsWith("7,away,yes,place-outside"))
                .anyMatch(line -> line.startsWith("8,retired,yes,category-unknown"))
                .anyMatch(line -> line.startsWith("9,future,no,date-in-the-future"));
        assertThat(figures().subList(0, 2)).containsExactly(5L, 5L);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void killed_in_the_middle_and_run_again_nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        Path file = lamps(900);
        Path told = dir.resolve("told.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dventanilla.home=" + Town.HOME,
                        Main.class.getName(),
                        "import",
                        file.toString(),
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        while (process.isAlive() && !Files.readString(told).contains(" of 1200 (")) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Files.readString(told)).isTrue();
        process.destroyForcibly().waitFor();
        long safe = ask(FIGURES).getLong(0);
        assertThat(safe).isBetween(1L, 1199L);
        assertThat(bring(file))
                .startsWith("0|")
                .contains((1200 - safe) + " brought in, " + safe + " known from before");
        assertThat(figures()).containsExactly(1200L, 1200L, 900L, 0L, 0L, 0L, 0L);
    }
}
