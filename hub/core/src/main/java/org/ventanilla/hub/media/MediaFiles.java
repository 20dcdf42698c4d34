package org.ventanilla.hub.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/**
 * Files named by their content, in folders of their first two bytes. A file appears under its name only whole, and is
 * durable when the call returns: written aside, flushed, renamed, and then the folders flushed up to the root, because a
 * new name is lost in a power cut until its folder is on disk. Blocks.
 */
final class MediaFiles {
    private final Path root;
    /** First-level folders whose own names are on disk: folders are never removed. */
    private final Set<Path> lasting = ConcurrentHashMap.newKeySet();

    MediaFiles(Path root) {
        this.root = root;
    }

    Path original(String ref) {
        return sharded("originals", ref).resolve(ref);
    }

    Path derived(String ref, Size size) {
        return sharded(size.name().toLowerCase(Locale.ROOT), ref).resolve(ref + ".jpg");
    }

    /** Keeps an original; answers its reference. */
    String keep(byte[] content) throws IOException {
        var ref = digest().digestAsHex(content);
        keep(content, original(ref));
        return ref;
    }

    /** Does nothing but flush when the name is there: equal names have equal bytes. */
    void keep(byte[] bytes, Path target) throws IOException {
        if (!Files.exists(target)) {
            var aside = aside();
            try {
                write(bytes, aside);
                rename(aside, target);
            } finally {
                Files.deleteIfExists(aside);
            }
        }
        flushFolders(target);
    }

    /**
     * Takes the file over as an original and answers its reference: it is gone from where it was when the call returns, and
     * still there when it throws.
     */
    String adopt(Path upload) throws IOException {
        var ref = digest().digestAsHex(upload);
        var target = original(ref);
        if (!Files.exists(target)) {
            flush(upload, StandardOpenOption.WRITE);
            try {
                rename(upload, target);
            } catch (AtomicMoveNotSupportedException e) {
                // On another file system: there is nothing to rename, so the bytes travel.
                copy(upload, target);
            }
        }
        flushFolders(target);
        Files.deleteIfExists(upload);
        return ref;
    }

    /** The original last: as long as it is there somebody may still come to remove the rest. */
    void delete(String ref) throws IOException {
        for (Size size : Size.values()) {
            delete(derived(ref, size));
        }
        delete(original(ref));
    }

    private void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            flushFolders(file);
        }
    }

    private void copy(Path upload, Path target) throws IOException {
        var aside = aside();
        try {
            Files.copy(upload, aside);
            flush(aside, StandardOpenOption.WRITE);
            rename(aside, target);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void rename(Path from, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The two folders that are many always; those above them until this program has flushed them once. That a folder was there
     * says nothing: another writer may have made it a moment ago and not flushed yet.
     */
    private void flushFolders(Path target) throws IOException {
        var name = root.relativize(target);
        var few = root.resolve(name.subpath(0, 2));
        flush(few.resolve(name.getName(2)), StandardOpenOption.READ);
        flush(few, StandardOpenOption.READ);
        if (!lasting.contains(few)) {
            flush(root.resolve(name.getName(0)), StandardOpenOption.READ);
            flush(root, StandardOpenOption.READ);
            lasting.add(few);
        }
    }

    private static void flush(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private Path aside() throws IOException {
        var folder = Files.createDirectories(root.resolve("incoming"));
        return folder.resolve(UUID.randomUUID().toString());
    }

    private Path sharded(String folder, String ref) {
        return root.resolve(folder).resolve(ref.substring(0, 2)).resolve(ref.substring(2, 4));
    }

    private static DigestUtils digest() {
        return new DigestUtils(MessageDigestAlgorithms.SHA_256);
    }
}
