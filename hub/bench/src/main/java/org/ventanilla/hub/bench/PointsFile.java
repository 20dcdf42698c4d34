package org.ventanilla.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.ventanilla.hub.city.LatLon;

/**
 * Real reports of some city: {@code createdAt,id,category,lat,lon}, gzipped. Only where they are and which of the city's
 * categories they have is used; the categories become numbers, the most frequent first.
 */
record PointsFile(List<Point> points) {
    private static final int COLUMNS = 5;

    /** A place and the rank of its category. */
    record Point(double lat, double lon, int rank) {}

    static PointsFile read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    // Names with commas are quoted: counted from the end.
                    .filter(parts -> parts.length >= COLUMNS)
                    .forEach(parts ->
                            rows.add(new String[] {parts[2], parts[parts.length - 2], parts[parts.length - 1]}));
        }
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(r -> counts.merge(r[0], 1, Integer::sum));
        List<String> names = counts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(name -> -counts.getOrDefault(name, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        names.forEach(name -> ranks.put(name, ranks.size()));
        return new PointsFile(rows.stream()
                .map(r -> new Point(Double.parseDouble(r[1]), Double.parseDouble(r[2]), ranks.getOrDefault(r[0], 0)))
                .toList());
    }

    LatLon middle() {
        return new LatLon(
                points.stream().mapToDouble(Point::lat).average().orElse(0),
                points.stream().mapToDouble(Point::lon).average().orElse(0));
    }
}
