package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the connectors of one process keep what they spool. Two nodes may share a data folder (the pictures in
 * it they must share), but never a spool: each numbers its files by itself, and one would write over what the other has
 * already answered for. The first process gets {@code connectors}, the next {@code connectors-2}; a seat is free again when
 * its process is gone, however it ended, and whoever takes it next takes up what lies there.
 */
final class Seat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
    private static final int SEATS = 64;

    private final Path folder;
    private final FileChannel claim;

    private Seat(Path folder, FileChannel claim) {
        this.folder = folder;
        this.claim = claim;
    }

    /** Takes the first free seat of a data folder. Blocks; throws when the folder cannot be written. */
    static Seat take(Path dataDir) {
        for (int number = 1; number <= SEATS; number++) {
            Seat seat = tryFor(dataDir.resolve(number == 1 ? "connectors" : "connectors-" + number));
            if (seat != null) {
                return seat;
            }
        }
        throw new UncheckedIOException(new IOException("more than " + SEATS + " nodes share the folder " + dataDir));
    }

    private static @Nullable Seat tryFor(Path folder) {
        try {
            var channel = FileChannel.open(
                    Files.createDirectories(folder).resolve("in-use.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock(channel) != null) {
                return new Seat(folder, channel);
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when another process has it, or another hub of this one. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path folder() {
        return folder;
    }

    /** Gives it back. Bears repetition. */
    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            LOG.warn("the folder {} was not given back, it is when this process ends", folder, e);
        }
    }
}
