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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where items wait on disk for the hub when their source will not come again. One file an item, fsynced with its folder
 * before {@link #append} returns; names keep the order; nothing unsent is ever deleted; bounded. Blocking, one thread at a
 * time.
 */
final class Spool {
    /** Ending of what nobody will take: kept for a person, out of the way of the others. */
    static final String ASIDE = ".aside";

    private static final String SUFFIX = ".item";
    private static final String TEMPORARY = ".tmp";
    private static final int PROBE = 64 * 1024;
    private static final Pattern ITEM = Pattern.compile("\\d{19}\\.item");

    private final Path dir;
    private final int maxItems;
    private long next;
    private final AtomicInteger size = new AtomicInteger();

    /** Fails when the folder cannot be made or written: better not to start than to lose. */
    Spool(Path dir, int maxItems) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.maxItems = maxItems;
        Files.createTempFile(dir, "probe", TEMPORARY);
        clearTemporary();
        List<Path> waiting = waiting();
        size.set(waiting.size());
        this.next = waiting.isEmpty() ? 0 : number(waiting.get(waiting.size() - 1)) + 1;
    }

    /** Safe on disk when it returns. */
    synchronized Entry append(Buffer item) throws IOException {
        if (size.get() >= maxItems) {
            throw new IOException("the spool is full: " + size.get() + " items wait");
        }
        String name = String.format(Locale.ROOT, "%019d", next++);
        Path temporary = dir.resolve(name + TEMPORARY);
        try {
            write(temporary, ByteBuffer.wrap(item.getBytes()));
            Files.move(temporary, dir.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary); // still there only when the disk refused it
        }
        syncFolder();
        size.incrementAndGet();
        return new Entry(dir.resolve(name + SUFFIX), item);
    }

    /** Whether an item of an ordinary size could be kept now; throws why not. */
    synchronized void probe() throws IOException {
        if (size.get() >= maxItems) {
            throw new IOException("the spool is full: " + size.get() + " items wait");
        }
        Path temporary = dir.resolve("probe" + TEMPORARY);
        try {
            write(temporary, ByteBuffer.allocate(PROBE));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
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
        size.set(0);
        return Optional.empty();
    }

    /** Everything that waits, oldest first. */
    synchronized List<Entry> all() throws IOException {
        var entries = new ArrayList<Entry>();
        for (Path file : waiting()) {
            entries.add(new Entry(file, Buffer.buffer(Files.readAllBytes(file))));
        }
        return entries;
    }

    /** Nobody will ever take it as it is: it stays on disk, but no longer waits. */
    synchronized void setAside(Entry entry) throws IOException {
        String name = entry.file().getFileName().toString();
        Files.move(entry.file(), dir.resolve(name + ASIDE), StandardCopyOption.ATOMIC_MOVE);
        size.decrementAndGet();
    }

    /** The hub has it: the file may go. */
    synchronized void remove(Entry entry) throws IOException {
        if (Files.deleteIfExists(entry.file())) {
            size.decrementAndGet();
        }
    }

    Path folder() {
        return dir;
    }

    /** Never waits for the disk. */
    int size() {
        return size.get();
    }

    /** Full enough that readiness should say so before the first item is turned away. */
    boolean isNearlyFull() {
        return size.get() >= maxItems - maxItems / 10;
    }

    /** A waiting item. */
    record Entry(Path file, Buffer item) {}

    private List<Path> waiting() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(f -> ITEM.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a crash left half written was never answered for, and its name is needed again. */
    private void clearTemporary() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(f -> f.toString().endsWith(TEMPORARY)).toList()) {
                Files.delete(file);
            }
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
