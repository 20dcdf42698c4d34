package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that people send, and others. */
final class Files {
    private static final int BOMB = 4 * 1024 * 1024;

    private Files() {}

    /** The beginning of a JPEG and some bytes that no text decoder leaves alone. */
    static Item.File photo(String name) {
        return new Item.File(name, "image/jpeg", bytes("ffd8ffe000104a464946000101", 900));
    }

    /** What iPhones call {@code .jpg} after a rename. */
    static Item.File heic(String name) {
        return new Item.File(name, "image/jpeg", bytes("00000018667479706865696300000000", 900));
    }

    static Item.File html(String name) {
        return new Item.File(name, "image/png", Buffer.buffer("<html><script>alert(1)</script></html>"));
    }

    static Item.File of(String name, int size) {
        return new Item.File(name, "image/jpeg", bytes("ffd8ffe0", size));
    }

    /** A few kilobytes that would unpack to many. */
    static Item.File bomb() {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[BOMB]);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return new Item.File("bomb.zip", "application/zip", Buffer.buffer(packed.toByteArray()));
    }

    private static Buffer bytes(String hexStart, int size) {
        byte[] start = java.util.HexFormat.of().parseHex(hexStart);
        var all = new byte[size];
        for (int n = 0; n < size; n++) {
            all[n] = n < start.length ? start[n] : (byte) (n * 31 + size);
        }
        return Buffer.buffer(all);
    }
}
