package org.ventanilla.hub.boot.reclassify;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Reclassifying.Past;
import org.ventanilla.model.Wire;

/** What moves and what stays: counted, with examples, and one by one as JSON lines for who wants to see all. */
public final class Tally {
    private static final int EXAMPLES = 3;

    private final @Nullable Writer lines;
    private final Map<String, List<Long>> examples = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * Nothing is counted yet.
     *
     * @param lines where every verdict is written, without a word of a citizen; null for nowhere
     */
    public Tally(@Nullable Writer lines) {
        this.lines = lines;
    }

    void add(Past past, Verdict verdict) {
        String to = verdict.to();
        String pair = past.category() + " -> " + (to == null ? "stays" : to) + " ("
                + verdict.why().name().toLowerCase(Locale.ROOT) + ")";
        counts.merge(pair, 1L, Long::sum);
        var some = examples.computeIfAbsent(pair, p -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(past.incident());
        }
        if (lines != null) {
            write(lines, past, verdict);
        }
    }

    private static void write(Writer lines, Past past, Verdict verdict) {
        var line = new LinkedHashMap<String, Object>();
        line.put("incident", Long.toString(past.incident()));
        line.put("from", past.category());
        if (verdict.to() != null) {
            line.put("to", verdict.to());
        }
        line.put("why", verdict.why().name().toLowerCase(Locale.ROOT));
        if (verdict.confidence() != null) {
            line.put("confidence", verdict.confidence());
        }
        try {
            lines.write(Wire.write(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prints how many move from where to where, with examples.
     *
     * @param prefix before the number of an incident
     */
    public void tell(PrintWriter out, String prefix) {
        counts.forEach((pair, count) -> out.println(String.format(
                Locale.ROOT,
                "%8d  %s, such as %s",
                count,
                pair,
                String.join(
                        " ",
                        examples.getOrDefault(pair, List.of()).stream()
                                .map(id -> prefix + "-" + id)
                                .toList()))));
    }
}
