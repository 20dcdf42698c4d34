package org.ventanilla.hub.opendata;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one day while they are written: rows as CSV and as GeoJSON, and what describes them. Blocks. */
final class Snapshot implements AutoCloseable {
    private static final String NAME = "incidencias-";
    private static final List<String> POINT = List.of("longitud", "latitud");

    private final Path dir;
    private final LocalDate day;
    private final FileInMaking csv;
    private final FileInMaking geo;
    private final Figures figures = new Figures();
    private boolean first = true;

    Snapshot(Path dir, LocalDate day) throws IOException {
        Files.createDirectories(dir);
        this.dir = dir;
        this.day = day;
        this.csv = new FileInMaking(dir.resolve(NAME + day + ".csv"));
        this.geo = new FileInMaking(dir.resolve(NAME + day + ".geojson"));
        csv.write(CsvLines.line(OpenRecord.FIELDS));
        geo.write("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    void add(List<Map<String, @Nullable Object>> rows) throws IOException {
        for (var row : rows) {
            figures.add(row);
            csv.write(CsvLines.line(row.values()));
            geo.write((first ? "\n" : ",\n") + feature(row).encode());
            first = false;
        }
    }

    /** RFC 7946: a place that is not told is a null geometry. */
    private static JsonObject feature(Map<String, @Nullable Object> row) {
        var properties = new LinkedHashMap<>(row);
        properties.keySet().removeAll(POINT);
        Object lon = row.get("longitud");
        Object lat = row.get("latitud");
        var point = lon == null || lat == null
                ? null
                : new JsonObject()
                        .put("type", "Point")
                        .put("coordinates", new JsonArray().add(lon).add(lat));
        return new JsonObject()
                .put("type", "Feature")
                .put("id", row.get("identificador"))
                .put("geometry", point)
                .put("properties", new JsonObject(properties));
    }

    /** What was written. */
    record Written(List<DataFile> files, Statistics statistics) {}

    Written done() throws IOException {
        geo.write("\n]}\n");
        var files = new ArrayList<DataFile>();
        var table = csv.done(day, "text/csv; charset=utf-8; header=present");
        files.add(table);
        files.add(geo.done(day, "application/geo+json"));
        files.add(
                described(table.name() + "-metadata.json", "application/csvm+json", Descriptions.table(table.name())));
        files.add(described(NAME + day + ".schema.json", "application/schema+json", Descriptions.schema()));
        return new Written(files, new Statistics(day, table.name(), table.sha256(), figures.sums()));
    }

    private DataFile described(String name, String type, JsonObject what) throws IOException {
        try (var file = new FileInMaking(dir.resolve(name))) {
            file.write(what.encodePrettily() + "\n");
            return file.done(day, type);
        }
    }

    @Override
    public void close() throws IOException {
        try (geo) {
            csv.close();
        }
    }
}
