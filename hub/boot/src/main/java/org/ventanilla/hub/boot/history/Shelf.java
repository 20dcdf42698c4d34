package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * Entries put down as they are read and taken up in the order of their dates: a report must find the incident of an earlier
 * one, however the file is sorted. A file of ours alone, gone when it is closed; memory holds a date and a place of each.
 */
final class Shelf implements AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private final List<Place> places = new ArrayList<>();
    private long length;

    private record Place(Instant at, long offset) {}

    Shelf() throws IOException {
        file = Files.createTempFile("ventanilla-import", ".entries");
        file.toFile().deleteOnExit();
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    void put(Entry entry, Submission submission) throws IOException {
        ObjectNode node = Wire.mapper().createObjectNode();
        node.put("line", entry.line()).put("id", entry.id());
        node.putPOJO("photos", entry.photos());
        node.putPOJO("reasons", entry.reasons());
        node.set("submission", Wire.mapper().valueToTree(submission));
        byte[] bytes = node.toString().getBytes(StandardCharsets.UTF_8);
        Instant at = submission.occurredAt();
        places.add(new Place(at == null ? Instant.EPOCH : at, length));
        out.writeInt(bytes.length);
        out.write(bytes);
        length += Integer.BYTES + bytes.length;
    }

    int size() {
        return places.size();
    }

    /** No more are put down. */
    void sort() throws IOException {
        out.flush();
        places.sort(Comparator.comparing(Place::at).thenComparing(Place::offset));
    }

    /** Those from one place to another, oldest first. */
    List<Entry> part(int from, int before) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            for (Place place : places.subList(from, before)) {
                in.seek(place.offset());
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                entries.add(Wire.mapper().readValue(bytes, Entry.class));
            }
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
