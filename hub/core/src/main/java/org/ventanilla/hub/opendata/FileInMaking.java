package org.ventanilla.hub.opendata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** A file that is written beside its place and appears there whole or not at all. Blocks. */
final class FileInMaking implements AutoCloseable {
    private final Path place;
    private final Path beside;
    private final FileChannel channel;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final OutputStream out;
    private long size;

    FileInMaking(Path place) throws IOException {
        this.place = place;
        this.beside = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
        this.channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        size += bytes.length;
    }

    /** On the disk, and in its place. */
    DataFile done(LocalDate date, String type) throws IOException {
        out.flush();
        channel.force(true);
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new DataFile(
                date, String.valueOf(place.getFileName()), type, size, Hex.encodeHexString(digest.digest()));
    }

    /** What was not finished leaves nothing behind. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(beside);
    }
}
