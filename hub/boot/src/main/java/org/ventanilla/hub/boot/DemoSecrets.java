package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Wire;

/** What a demo needs to keep to itself, made once and kept in its folder so that links and logins survive a restart. */
record DemoSecrets(
        String links,
        String sessions,
        String intakeToken,
        String mailbox,
        String telephone,
        String agentPassword,
        String supervisorPassword) {
    private static final int LONG = 32;
    private static final int SHORT = 5;

    static DemoSecrets in(Path dir) throws IOException {
        Path file = dir.resolve("secrets.json");
        if (Files.exists(file)) {
            return Wire.mapper().readValue(file.toFile(), DemoSecrets.class);
        }
        var made = new DemoSecrets(
                random(LONG), random(LONG), random(LONG), random(SHORT), random(LONG), random(SHORT), random(SHORT));
        Files.createDirectories(dir);
        // Whole or not at all: half a file, from a full disk, could not be read at the next start.
        Path aside = Files.createTempFile(
                dir,
                "secrets",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(aside, Wire.write(made));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
        return made;
    }

    /** Made from another one, so that folders of earlier versions have it too. */
    String open311Key() {
        return Fingerprint.of(("open311 " + intakeToken).getBytes(StandardCharsets.UTF_8))
                .substring(0, LONG);
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "DemoSecrets[]";
    }
}
