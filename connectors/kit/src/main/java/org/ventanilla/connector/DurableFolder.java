package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in which a file is either whole and safe or not there: written beside, fsynced, moved in place, and the folder
 * fsynced after it. Blocking.
 */
final class DurableFolder {
    private static final String TEMPORARY = ".tmp";

    private final Path dir;

    /** Fails when the folder cannot be made or written: better not to start than to lose. */
    DurableFolder(Path dir) throws IOException {
        this.dir = Files.createDirectories(dir);
        Files.createTempFile(dir, "probe", TEMPORARY);
        clearTemporary();
    }

    /** Safe on disk when it returns; replaces a file of that name. */
    void write(String name, Buffer content) throws IOException {
        Path temporary = dir.resolve(name + TEMPORARY);
        try {
            writeNew(temporary, ByteBuffer.wrap(content.getBytes()));
            Files.move(
                    temporary, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary); // still there only when the disk refused it
        }
        sync();
    }

    Path path() {
        return dir;
    }

    boolean has(String name) {
        return Files.exists(dir.resolve(name));
    }

    Buffer read(Path file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(file));
    }

    boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }

    boolean delete(String name) throws IOException {
        return delete(dir.resolve(name));
    }

    void rename(Path file, String name) throws IOException {
        Files.move(file, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Files whose whole name matches, by name. */
    List<Path> list(Pattern names) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(f -> names.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static void writeNew(Path file, ByteBuffer bytes) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
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

    private void sync() throws IOException {
        try (var folder = FileChannel.open(dir, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
