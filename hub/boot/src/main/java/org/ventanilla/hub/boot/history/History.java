package org.ventanilla.hub.boot.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.history.Records.Origin;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Fingerprint;

/**
 * Brings in a file of what a city was told before: reads all of it first, then hands its reports in oldest first by the door
 * that everything comes in by, and never more than the lane can soon file. Interrupted, it is simply run again: what is there
 * already is recognised by its key.
 */
public final class History {
    private final City city;
    private final Source source;
    private final Problems problems = new Problems();
    private final Map<Tally, Long> tallies = new EnumMap<>(Tally.class);
    private final Map<String, Long> outcomes = new TreeMap<>();

    /**
     * The file and how it is read.
     *
     * @param instance name of the source, for the keys of its reports
     * @param channel what a report came by when its record does not say
     * @param photos whether photos beside the file are taken
     * @param photoHosts from which photos are fetched
     */
    public record Source(
            Path file,
            Format format,
            Charset encoding,
            Mapping mapping,
            String instance,
            String channel,
            Instant now,
            boolean photos,
            Set<String> photoHosts) {

        private Photos.Wanted wanted() {
            return new Photos.Wanted(photos ? file.toAbsolutePath().getParent() : null, photoHosts);
        }
    }

    /** What can become of a record. */
    public enum Tally {
        /** Records in the file. */
        READ,
        /** Handed in now. */
        NEW,
        /** Came in an earlier run. */
        KNOWN,
        /** Not handed in. */
        LEFT
    }

    public History(City city, Source source) {
        this.city = city;
        this.source = source;
    }

    /**
     * Brings it in; blocks until everything is filed.
     *
     * @param hub null to read the file and hand nothing in
     */
    public void bring(@Nullable Rooms hub, Progress progress) throws IOException {
        try (var shelf = new Shelf()) {
            read(shelf);
            shelf.sort();
            if (hub != null) {
                var photos = new Photos(source.wanted(), hub);
                new Delivery(shelf, hub, this, photos).run(source.instance(), progress);
            }
        }
    }

    private void read(Shelf shelf) throws IOException {
        var origin = new Origin(source.instance(), source.channel(), source.now());
        var records = new Records(city, source.mapping(), origin);
        Map<String, String> seen = new HashMap<>();
        source.format().read(source.file(), source.encoding(), source.mapping().separator(), line -> {
            count(Tally.READ);
            put(shelf, records.entry(line), seen);
        });
    }

    private void put(Shelf shelf, Entry entry, Map<String, String> seen) {
        var submission = entry.submission();
        if (submission == null) {
            count(Tally.LEFT);
            problems.left(entry);
            return;
        }
        String print = Fingerprint.of(submission).substring(0, 16);
        String before = seen.putIfAbsent(entry.id(), print);
        if (before != null) {
            count(Tally.LEFT);
            problems.left(entry, before.equals(print) ? "twice-in-the-file" : "id-twice-in-the-file");
            return;
        }
        try {
            shelf.put(entry, submission);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void count(Tally tally) {
        tallies.merge(tally, 1L, Long::sum);
    }

    void countOutcome(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    Problems problems() {
        return problems;
    }

    /** How many records ended so. */
    public long count(Tally tally, long otherwise) {
        return tallies.getOrDefault(tally, otherwise);
    }

    /** How reports that came now were matched: JOIN, PROPOSE, RECURRENCE, NEW, and so many of each. */
    public Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Writes what could not be understood; answers of how many lines there was something to say. */
    public long writeProblems(Path file) throws IOException {
        problems.write(file);
        return problems.lines();
    }

    /** The lane stands still: what was handed in is safe, and the rest can be brought in later. */
    public static final class NobodyFiles extends RuntimeException {
        NobodyFiles() {
            super("what was handed in is not filed: look after the hub that holds the lane, then run the import again");
        }
    }
}
