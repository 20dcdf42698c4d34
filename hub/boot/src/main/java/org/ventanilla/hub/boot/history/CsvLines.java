package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header line. Each record is read by itself, so that a broken one spoils no other: a quote that is opened and not
 * closed within so many lines breaks the line it stands in, and the next is read as if nothing had been.
 */
final class CsvLines {
    private static final int LONGEST_RECORD = 200;

    private final BufferedReader text;
    private final ObjectReader reader;
    private final Consumer<Line> each;
    private final Deque<String> ahead = new ArrayDeque<>();
    private @Nullable List<String> header;
    private long number;

    private CsvLines(BufferedReader text, char separator, Consumer<Line> each) {
        this.text = text;
        this.each = each;
        this.reader = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    static void read(BufferedReader text, char separator, Consumer<Line> each) throws IOException {
        var lines = new CsvLines(text, separator, each);
        for (String line = lines.next(); line != null; line = lines.next()) {
            lines.record(line);
        }
    }

    private @Nullable String next() throws IOException {
        String line = ahead.isEmpty() ? text.readLine() : ahead.poll();
        number += line == null ? 0 : 1;
        return line;
    }

    /** Looks ahead for the quote that closes; without one the lines looked at are read again, each for itself. */
    private void record(String first) throws IOException {
        long begins = number;
        var record = new StringBuilder(first);
        Deque<String> looked = new ArrayDeque<>();
        while (isOpen(record)) {
            String more = looked.size() < LONGEST_RECORD ? next() : null;
            if (more == null) {
                number -= looked.size();
                looked.addAll(ahead);
                ahead.clear();
                ahead.addAll(looked);
                each.accept(Line.broken(begins, "quote-not-closed"));
                return;
            }
            looked.add(more);
            record.append('\n').append(more);
        }
        if (!record.toString().isBlank()) {
            read(begins, record.toString());
        }
    }

    private static boolean isOpen(CharSequence record) {
        return record.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private void read(long begins, String record) throws IOException {
        List<String> cells;
        try {
            cells = reader.readValue(record);
        } catch (JsonProcessingException e) {
            each.accept(Line.broken(begins, "not-csv"));
            return;
        }
        if (header == null) {
            header = cells;
        } else {
            each.accept(cells.size() == header.size() ? line(begins, header, cells) : wrong(begins, cells.size()));
        }
    }

    private Line wrong(long begins, int count) {
        boolean less = header != null && count < header.size();
        return Line.broken(begins, less ? "columns-missing" : "too-many-columns");
    }

    private static Line line(long begins, List<String> header, List<String> cells) {
        Map<String, @Nullable String> byName = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byName.put(header.get(i), cells.get(i));
        }
        return Line.of(begins, byName);
    }
}
