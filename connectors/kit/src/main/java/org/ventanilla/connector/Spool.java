package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where items wait on disk for the hub when their source will not come again. One file an item, fsynced with its folder
 * before {@link #append} returns; names keep the order; nothing unsent is ever deleted; bounded. Blocking, one thread at a
 * time.
 */
final class Spool {
    private static final String SUFFIX = ".item";

    private final Path dir;
    private final int maxItems;
    private long next;
    private int size;

    /** Fails when the folder cannot be made or written: better not to start than to lose. */
    Spool(Path dir, int maxItems) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.maxItems = maxItems;
        Path probe = Files.createTempFile(dir, "probe", ".tmp");
        Files.delete(probe);
        List<Path> waiting = waiting();
        this.size = waiting.size();
        this.next = waiting.isEmpty() ? 0 : number(waiting.get(waiting.size() - 1)) + 1;
    }

    /** Safe on disk when it returns. */
    synchronized void append(Buffer item) throws IOException {
        if (size >= maxItems) {
            throw new IOException("the spool is full: " + size + " items wait");
        }
        String name = String.format(Locale.ROOT, "%019d", next++);
        Path temporary = dir.resolve(name + ".tmp");
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(item.getBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, dir.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
        size++;
    }

    /** The oldest item, if any. */
    synchronized Optional<Entry> oldest() throws IOException {
        for (Path file : waiting()) {
            try {
                return Optional.of(new Entry(file, Buffer.buffer(Files.readAllBytes(file))));
            } catch (NoSuchFileException e) {
                next = Math.max(next, number(file) + 1); // taken out by hand meanwhile: look at the next one
            }
        }
        return Optional.empty();
    }

    /** The hub has it: the file may go. */
    synchronized void remove(Entry entry) throws IOException {
        if (Files.deleteIfExists(entry.file())) {
            size--;
        }
    }

    synchronized int size() {
        return size;
    }

    /** Full enough that readiness should say so before the first item is turned away. */
    synchronized boolean isNearlyFull() {
        return size >= maxItems - maxItems / 10;
    }

    /** A waiting item. */
    record Entry(Path file, Buffer item) {}

    private List<Path> waiting() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private void syncFolder() throws IOException {
        try (var folder = FileChannel.open(dir, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
