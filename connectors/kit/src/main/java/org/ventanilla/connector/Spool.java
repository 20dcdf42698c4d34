package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Where items wait on disk for the hub when their source will not come again. One file an item, fsynced with its folder
 * before {@link #append} returns; names keep the order; nothing unsent is ever deleted; bounded. Blocking, one thread at a
 * time.
 */
final class Spool {
    /** Ending of what nobody will take: kept for a person, out of the way of the others. */
    static final String ASIDE = ".aside";

    private static final String SUFFIX = ".item";
    private static final String PROBE = "probe";
    private static final int PROBE_BYTES = 64 * 1024;
    private static final Pattern ITEM = Pattern.compile("\\d{19}\\.item");

    private final DurableFolder folder;
    private final int maxItems;
    private long next;
    private final AtomicInteger size = new AtomicInteger();

    /** Fails when the folder cannot be made or written: better not to start than to lose. */
    Spool(Path dir, int maxItems) throws IOException {
        this.folder = new DurableFolder(dir);
        this.maxItems = maxItems;
        List<Path> waiting = folder.list(ITEM);
        size.set(waiting.size());
        this.next = waiting.isEmpty() ? 0 : number(waiting.get(waiting.size() - 1)) + 1;
    }

    /** Safe on disk when it returns. */
    synchronized void append(Buffer item) throws IOException {
        if (size.get() >= maxItems) {
            throw new IOException("the spool is full: " + size.get() + " items wait");
        }
        folder.write(String.format(Locale.ROOT, "%019d", next++) + SUFFIX, item);
        size.incrementAndGet();
    }

    /** Keeps an item of an ordinary size and takes it away again; throws why that cannot be done now. */
    synchronized void probe() throws IOException {
        if (size.get() >= maxItems) {
            throw new IOException("the spool is full: " + size.get() + " items wait");
        }
        folder.write(PROBE, Buffer.buffer(new byte[PROBE_BYTES]));
        Object unused = folder.delete(PROBE);
    }

    /** Where it is, for people. */
    Path folder() {
        return folder.path();
    }

    /** The oldest item, if any. */
    synchronized Optional<Entry> oldest() throws IOException {
        for (Path file : folder.list(ITEM)) {
            try {
                return Optional.of(new Entry(file, folder.read(file)));
            } catch (NoSuchFileException e) {
                next = Math.max(next, number(file) + 1); // taken out by hand meanwhile: look at the next one
            }
        }
        size.set(0);
        return Optional.empty();
    }

    /** Nobody will ever take it as it is: it stays on disk, but no longer waits. */
    synchronized void setAside(Entry entry) throws IOException {
        folder.rename(entry.file(), entry.file().getFileName() + ASIDE);
        size.decrementAndGet();
    }

    /** The hub has it: the file may go. */
    synchronized void remove(Entry entry) throws IOException {
        if (folder.delete(entry.file())) {
            size.decrementAndGet();
        }
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

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
}
