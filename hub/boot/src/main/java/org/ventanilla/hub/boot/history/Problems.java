package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What could not be understood, for whoever looks after the file: codes and line numbers, no word of a citizen. */
final class Problems {
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("line")
            .addColumn("id")
            .addColumn("taken")
            .addColumn("reason")
            .addColumn("number")
            .build()
            .withHeader();

    private final List<Problem> all = new ArrayList<>();

    /**
     * One thing.
     *
     * @param taken whether the report was filed all the same
     * @param number of the report here; empty when there is none
     */
    private record Problem(long line, String id, boolean taken, String reason, String number) {}

    void left(Entry entry) {
        entry.reasons().forEach(reason -> all.add(new Problem(entry.line(), entry.id(), false, reason, "")));
    }

    void left(Entry entry, String reason) {
        all.add(new Problem(entry.line(), entry.id(), false, reason, ""));
    }

    void taken(Entry entry, List<String> reasons, String number) {
        reasons.forEach(reason -> all.add(new Problem(entry.line(), entry.id(), true, reason, number)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Lines with something to say. */
    long lines() {
        return all.stream().mapToLong(Problem::line).distinct().count();
    }

    /** In the order of the lines, as CSV: a program that opens it shall not take an id for a formula. */
    void write(Path file) throws IOException {
        all.sort(Comparator.comparingLong(Problem::line));
        try (var out = Files.newBufferedWriter(file);
                var rows = new CsvMapper().writer(COLUMNS).writeValues(out)) {
            for (Problem p : all) {
                rows.write(Map.of(
                        "line",
                        p.line(),
                        "id",
                        harmless(p.id()),
                        "taken",
                        p.taken() ? "yes" : "no",
                        "reason",
                        p.reason(),
                        "number",
                        p.number()));
            }
        }
    }

    private static String harmless(String id) {
        return id.isEmpty() || "=+-@\t\r".indexOf(id.charAt(0)) < 0 ? id : "'" + id;
    }
}
