package org.ventanilla.hub.boot.gazetteer;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ventanilla.hub.city.LatLon;

/** Rows of a CSV file. One whose place cannot be read has no points. */
final class CsvFeatures {
    private CsvFeatures() {}

    static void read(Path file, Map<String, String> columns, Consumer<Feature> each) throws IOException {
        try (var text = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(text)) {
            while (rows.hasNextValue()) {
                long line = rows.getCurrentLocation().getLineNr();
                each.accept(feature(line, rows.nextValue(), columns));
            }
        } catch (CsvReadException e) {
            throw new Source.Unreadable("line " + e.getLocation().getLineNr() + ": more columns than the header has");
        }
    }

    private static Feature feature(long line, Map<String, String> row, Map<String, String> columns) {
        Map<String, String> tags = new HashMap<>();
        row.forEach((column, value) -> {
            if (value != null) {
                tags.put(Source.tag(column, columns), value);
            }
        });
        return new Feature("line " + line, tags, points(tags));
    }

    private static List<LatLon> points(Map<String, String> tags) {
        try {
            double lat = degrees(tags.get("lat"));
            double lon = degrees(tags.get("lon"));
            return Double.isFinite(lat) && Double.isFinite(lon) ? List.of(new LatLon(lat, lon)) : List.of();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    private static double degrees(@org.jspecify.annotations.Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text.strip().replace(',', '.'));
    }
}
