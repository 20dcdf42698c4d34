package org.ventanilla.hub.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.ventanilla.model.Wire;

/**
 * What was learned from labelled decisions, as one JSON file: numbers, codes of categories and of channels; no word that a
 * citizen wrote is in it.
 *
 * @param format {@link #FORMAT}
 * @param reports how many it was learned from
 * @param features names of the values of a row
 */
public record MatchModel(int format, int reports, List<String> features, Priors priors, Bars bars, Forest forest) {
    /** Version of the file's shape. */
    static final int FORMAT = 1;

    public MatchModel {
        features = List.copyOf(features);
    }

    /**
     * From which score on.
     *
     * @param join a report is added to the incident
     * @param propose a person is asked
     */
    record Bars(double join, double propose) {}

    static List<String> names() {
        return Arrays.stream(Feature.values()).map(Enum::name).toList();
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or was written by another version of the program
     */
    public static MatchModel read(Path file) throws IOException {
        MatchModel model;
        try {
            model = Wire.read(Files.readString(file), MatchModel.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no model of train match", e);
        }
        if (model.format() != FORMAT || !model.features().equals(names())) {
            throw new IOException(file + " was written by another version; run train match again");
        }
        return model;
    }

    /** Writes it beside the file first, so that a reader never sees half of it. */
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.writeString(part, Wire.write(this));
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
