package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.OpenRecord;
import org.ventanilla.hub.store.Migrations;

/** The files of a day, and figures that anybody can work out again from them. */
class OpenDataTest {
    private static final List<String> CATEGORIES = List.of("ALU-01", "VIA-01", "AGU-06", "LIM-01", "CIV-01");
    private static final List<String> AREAS = List.of("Centro", "Cueto", "Monte");

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedDatabase database;
    private RuledTown town;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        database = EmbeddedDatabase.start(folder.resolve("db"));
        Migrations.apply(database.address());
        town = RuledTown.open(vertx, database, folder.resolve("town"), was -> was);
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var spot = new Spot(43.46, -3.81, i, i, 20, "Calle Castilla " + (i + 1), "MAP", AREAS.get(i % 3));
            Instant at = Instant.now().minus(random.nextInt(120), ChronoUnit.DAYS);
            String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            boolean isPublic = town.city.taxonomy().find(category).orElseThrow().isPublic();
            long id = town.incident(category, isPublic, i % 7 == 0 ? null : spot, at);
            if (random.nextInt(3) > 0) {
                town.close(id, "Hecho");
            }
        }
        RuledTown.got(town.rooms.openData().publish());
    }

    @AfterEach
    void close() throws IOException {
        town.close();
        Running.joined(vertx.close().toCompletionStage());
        database.close();
    }

    @Test
    void the_files_are_as_listed_and_are_written_once_a_day() throws Exception {
        List<DataFile> files = RuledTown.got(town.rooms.openData().files());
        assertThat(files).hasSize(4);
        for (DataFile file : files) {
            byte[] bytes = town.body("/opendata/" + file.name()).getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).hasSize((int) file.size());
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(sum).isEqualTo(file.sha256());
            assertThat(town.body("/opendata")).contains(file.name(), file.sha256());
        }
        RuledTown.got(town.rooms.openData().publish());
        assertThat(RuledTown.got(town.rooms.openData().files())).isEqualTo(files);
        assertThat(town.web.get(URI.create("/opendata/latest.csv")).statusCode())
                .isEqualTo(302);
        assertThat(town.web.get(URI.create("/opendata/..%2Fpostgres")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void table_and_map_hold_the_same_rows_under_the_names_of_the_guide() throws IOException {
        List<Map<String, String>> rows = rows();
        var features = Web.objects(town.json("/opendata/" + name(".geojson")).getJsonArray("features"));

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.keySet())
                .containsExactlyElementsOf(OpenRecord.FIELDS));
        assertThat(rows).noneMatch(row -> at(row, "concepto_codigo").equals("CIV-01"));
        assertThat(features).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var properties = features.get(i).getJsonObject("properties");
            properties.forEach(
                    p -> assertThat(Objects.toString(p.getValue(), "")).isEqualTo(at(row, p.getKey())));
            boolean located = features.get(i).getJsonObject("geometry") != null;
            assertThat(located).isEqualTo(!at(row, "latitud").isEmpty());
        }
        assertThat(rows)
                .filteredOn(r -> at(r, "concepto_codigo").equals("AGU-06"))
                .allSatisfy(r -> {
                    assertThat(at(r, "latitud")).isEmpty();
                    assertThat(at(r, "calle")).isEmpty();
                });
        assertThat(rows).anySatisfy(r -> {
            assertThat(at(r, "calle")).isEqualTo("Calle Castilla");
            assertThat(at(r, "numero")).matches("\\d+");
        });
        var metadata = town.json("/opendata/" + name(".csv-metadata.json"));
        assertThat(Web.objects(metadata.getJsonObject("tableSchema").getJsonArray("columns")))
                .extracting(c -> c.getString("name"))
                .containsExactlyElementsOf(OpenRecord.FIELDS);
    }

    /** Each figure is worked out here once more, from the file as anybody can download it and by other means. */
    @Test
    void every_published_figure_can_be_worked_out_again_from_the_published_file() throws IOException {
        List<Map<String, String>> rows = rows();
        JsonObject published = town.json("/v1/statistics");
        JsonObject sums = published.getJsonObject("sums");

        assertThat(published.getString("fileUrl")).isEqualTo("/opendata/" + name(".csv"));
        assertThat(line(sums.getJsonObject("total"))).isEqualTo(line("", rows, rows));
        assertThat(lines(sums, "byCategory")).isEqualTo(grouped(rows, r -> at(r, "concepto_codigo")));
        assertThat(lines(sums, "byArea")).isEqualTo(grouped(rows, r -> at(r, "barrio")));
        assertThat(lines(sums, "byMonth")).isEqualTo(months(rows));
        Map<String, Long> channels =
                rows.stream().collect(Collectors.groupingBy(r -> at(r, "canal_entrada"), Collectors.counting()));
        for (JsonObject share : Web.objects(sums.getJsonArray("byChannel"))) {
            long count = Objects.requireNonNull(channels.remove(share.getString("channel")));
            assertThat(share.getLong("received")).isEqualTo(count);
            assertThat(share.getDouble("percent")).isEqualTo(Math.round(1000.0 * count / rows.size()) / 10.0);
        }
        assertThat(channels).isEmpty();
        String page = town.body("/statistics");
        assertThat(page).contains(">" + rows.size() + "</dd>").contains(name(".csv"));
    }

    private List<Map<String, String>> rows() throws IOException {
        String text = town.body("/opendata/" + name(".csv"));
        assertThat(text).contains("\r\n");
        var read = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(text);
        return read.readAll();
    }

    private String name(String ending) {
        return RuledTown.got(town.rooms.openData().files()).stream()
                .map(DataFile::name)
                .filter(n -> n.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static String at(Map<String, String> row, String field) {
        return row.getOrDefault(field, "");
    }

    private static Map<String, List<Object>> lines(JsonObject sums, String figure) {
        var lines = new TreeMap<String, List<Object>>();
        Web.objects(sums.getJsonArray(figure)).forEach(l -> lines.put(l.getString("key"), line(l)));
        return lines;
    }

    private static List<Object> line(JsonObject line) {
        return list(
                line.getString("key"),
                line.getLong("received"),
                line.getLong("resolved"),
                line.getDouble("medianDays"));
    }

    private static Map<String, List<Object>> grouped(
            List<Map<String, String>> rows, Function<Map<String, String>, String> key) {
        var lines = new TreeMap<String, List<Object>>();
        rows.stream().collect(Collectors.groupingBy(key)).forEach((k, mine) -> lines.put(k, line(k, mine, mine)));
        return lines;
    }

    private static Map<String, List<Object>> months(List<Map<String, String>> rows) {
        var received =
                rows.stream().collect(Collectors.groupingBy(r -> at(r, "fecha").substring(0, 7)));
        var resolved = rows.stream()
                .filter(r -> !at(r, "fecha_resolucion").isEmpty())
                .collect(Collectors.groupingBy(r -> at(r, "fecha_resolucion").substring(0, 7)));
        var keys = new java.util.TreeSet<>(received.keySet());
        keys.addAll(resolved.keySet());
        var lines = new TreeMap<String, List<Object>>();
        keys.forEach(
                k -> lines.put(k, line(k, received.getOrDefault(k, List.of()), resolved.getOrDefault(k, List.of()))));
        return lines;
    }

    private static List<Object> line(
            String key, List<Map<String, String>> received, List<Map<String, String>> resolvedOf) {
        long[] days = resolvedOf.stream()
                .filter(r -> at(r, "resuelto").equals("true"))
                .mapToLong(r -> LocalDate.parse(at(r, "fecha"))
                        .datesUntil(LocalDate.parse(at(r, "fecha_resolucion")))
                        .count())
                .sorted()
                .toArray();
        int n = days.length;
        @Nullable Double median = n == 0 ? null : (days[(n - 1) / 2] + days[n / 2]) / 2.0;
        return list(key, received.size(), n, median);
    }

    /** A median that there is not is no number, as the JSON has it. */
    private static List<Object> list(String key, long received, long resolved, @Nullable Double median) {
        return List.of(key, received, resolved, median == null ? "none" : median);
    }

    @Test
    void a_file_appears_whole_or_not_at_all() throws IOException {
        try (var left = Files.list(dir())) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("."));
        }
    }

    private Path dir() {
        var file = RuledTown.got(town.rooms.openData().files()).get(0);
        return Objects.requireNonNull(
                RuledTown.got(town.rooms.openData().path(file)).orElseThrow().getParent());
    }
}
