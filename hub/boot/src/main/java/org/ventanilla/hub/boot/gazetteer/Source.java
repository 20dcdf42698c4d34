package org.ventanilla.hub.boot.gazetteer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The sorts of file that streets and places are read from. */
public enum Source {
    /** With a header line: street, number, lat, lon; or name, type, lat, lon. */
    CSV,
    GEOJSON,
    /** An extract of OpenStreetMap as XML. */
    OSM;

    /** The file cannot be read as a whole; why. */
    public static final class Unreadable extends IOException {
        Unreadable(String why) {
            super(why);
        }
    }

    /** By the end of the name. */
    public static Optional<Source> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "csv" -> CSV;
                    case "geojson", "json" -> GEOJSON;
                    case "osm", "xml" -> OSM;
                    default -> null;
                });
    }

    /** @param columns our words by the column of a CSV file or the property of a GeoJSON one */
    void read(Path file, Map<String, String> columns, Consumer<Feature> each) throws IOException {
        switch (this) {
            case CSV -> CsvFeatures.read(file, columns, each);
            case GEOJSON -> GeoJsonFeatures.read(file, columns, each);
            case OSM -> OsmFeatures.read(file, each);
        }
    }

    /** The tag that a column or property stands for. */
    static String tag(String column, Map<String, String> columns) {
        String word = columns.getOrDefault(column, column).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "street" -> "addr:street";
            case "number", "house_no" -> "addr:housenumber";
            case "type" -> Sorted.KIND;
            default -> word;
        };
    }
}
