package org.ventanilla.hub.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Wire;

/**
 * What was learned from confirmed categories, as one JSON file: numbers, hashes of terms and codes of categories.
 *
 * @param format {@link #FORMAT}
 * @param reports how many it was learned from
 * @param until when the newest of them came
 * @param codes of categories, in the order of the weights
 * @param terms hashes, ascending
 * @param rarity of each term: natural logarithm, 1 for the commonest
 * @param border which side of each category's border a term is on
 * @param chance how much likelier than usual a term is in each category
 * @param danger which side of the border of danger a term is on; null when nobody said of any report whether it tells of danger
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record CategoryModel(
        int format,
        int reports,
        Instant until,
        List<String> codes,
        int[] terms,
        float[] rarity,
        Table border,
        Table chance,
        @Nullable Column danger,
        Margin margin) {
    /** Version of the file's shape. */
    static final int FORMAT = 2;

    public CategoryModel {
        codes = List.copyOf(codes);
    }

    /**
     * A number for each term and category, one byte each.
     *
     * @param cells term by term, to be multiplied by the category's scale
     * @param starts what each category has before any term
     */
    record Table(byte[] cells, float[] scales, float[] starts) {
        static Table of(List<Column> columns) {
            int terms = columns.get(0).cells().length;
            var table =
                    new Table(new byte[terms * columns.size()], new float[columns.size()], new float[columns.size()]);
            for (int c = 0; c < columns.size(); c++) {
                Column column = columns.get(c);
                table.scales[c] = column.scale();
                table.starts[c] = column.start();
                for (int t = 0; t < terms; t++) {
                    table.cells[t * columns.size() + c] = column.cells()[t];
                }
            }
            return table;
        }

        double cell(int term, int code) {
            return cells[term * scales.length + code] * (double) scales[code];
        }

        /** Adds what a term says for each category, before it is scaled: once for all terms of a text is enough. */
        void add(int term, double value, double[] sums) {
            int from = term * sums.length;
            for (int c = 0; c < sums.length; c++) {
                sums[c] += value * cells[from + c];
            }
        }

        private boolean isWhole(int terms, int codes) {
            return cells.length == terms * codes && scales.length == codes && starts.length == codes;
        }
    }

    /**
     * How far its scores can be believed, from reports it had not seen.
     *
     * @param heat by which scores are multiplied to become probabilities
     * @param sure confidence from which on nine of ten are right
     */
    record Margin(double heat, double sure) {
        static final Margin USUAL = new Margin(4, 0.7);
        /** Found on reports that were made up by others than the examples. */
        static final Margin OF_EXAMPLES = new Margin(6.5, 0.6);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or was written by another version of the program
     */
    public static CategoryModel read(Path file) throws IOException {
        CategoryModel model;
        try {
            model = Wire.read(Files.readString(file), CategoryModel.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no model of train category", e);
        }
        if (model.format() != FORMAT || !model.isWhole()) {
            throw new IOException(file + " was written by another version; run train category again");
        }
        return model;
    }

    private boolean isWhole() {
        return rarity.length == terms.length
                && border.isWhole(terms.length, codes.size())
                && chance.isWhole(terms.length, codes.size())
                && (danger == null || danger.cells().length == terms.length);
    }

    /** Writes it beside the file first, so that a reader never sees half of it. */
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.writeString(part, Wire.write(this));
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
