package org.ventanilla.hub.boot.gazetteer;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ventanilla.hub.city.City;

/** The CSV files of a city's folder. What is added is tried in a copy first; the files are exchanged only when it can be read. */
final class CityFolder {
    private final Path folder;
    private final Map<String, List<Map<String, Object>>> added = new LinkedHashMap<>();

    CityFolder(Path folder) {
        this.folder = folder;
    }

    /** Rows by column; columns the file does not have are left out, those not named are empty. */
    void add(String file, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            added.put(file, rows);
        }
    }

    void write() throws IOException {
        Path trial = Files.createTempDirectory(folder, ".import");
        try {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, trial.resolve(file.getFileName()));
                }
            }
            for (var file : added.entrySet()) {
                append(trial.resolve(file.getKey()), file.getValue());
            }
            City.load(trial);
            for (String file : added.keySet()) {
                Files.move(
                        trial.resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            delete(trial);
        }
    }

    private static void append(Path file, List<Map<String, Object>> rows) throws IOException {
        String before = Files.readString(file);
        String header = before.lines().findFirst().orElse("");
        var columns = CsvSchema.builder();
        for (String column : header.split(",", -1)) {
            columns.addColumn(column);
        }
        var text = new StringWriter();
        var mapper = CsvMapper.builder()
                .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.IGNORE_UNKNOWN)
                .build();
        try (var out = mapper.writer(columns.build()).writeValues(text)) {
            out.writeAll(rows);
        }
        Files.writeString(file, before + (before.endsWith("\n") ? "" : "\n") + text);
    }

    private static void delete(Path trial) throws IOException {
        try (Stream<Path> files = Files.list(trial)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(trial);
    }
}
