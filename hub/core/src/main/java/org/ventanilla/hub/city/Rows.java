package org.ventanilla.hub.city;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a CSV file with a header line; notes what is wrong with a row and goes on. */
final class Rows {
    private Rows() {}

    /** One line by column name. */
    record Row(String where, Map<String, String> cells, List<String> problems) {
        String text(String column) {
            String value = cells.get(column);
            if (value == null || value.isBlank()) {
                problems.add(where + ": " + column + ": expected a text");
                return "";
            }
            return value.strip();
        }

        String textOr(String column, String otherwise) {
            String value = cells.get(column);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        double number(String column) {
            String value = textOr(column, "");
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                problems.add(where + ": " + column + ": expected a number, not '" + value + "'");
                return 0;
            }
        }

        int whole(String column) {
            return (int) Math.round(number(column));
        }

        LatLon at() {
            return new LatLon(number("lat"), number("lon"));
        }
    }

    static List<Row> read(Path path, List<String> problems) {
        String name = String.valueOf(path.getFileName());
        List<Row> rows = new ArrayList<>();
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (var reader = Files.newBufferedReader(path);
                MappingIterator<Map<String, String>> lines = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(reader)) {
            while (lines.hasNextValue()) {
                rows.add(new Row(name + " row " + (rows.size() + 1), lines.nextValue(), problems));
            }
        } catch (IOException e) {
            problems.add(name + ": expected a readable CSV file (" + e.getMessage() + ")");
        }
        return rows;
    }
}
