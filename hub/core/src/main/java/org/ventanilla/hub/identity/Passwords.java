package org.ventanilla.hub.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.jspecify.annotations.Nullable;

/** Argon2id (RFC 9106) with 19 MiB, two passes: some tens of milliseconds. Blocks, so never on an event loop. */
final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** A hash of the same cost that no password has: zeros. */
    private static final String NOBODY = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Passwords() {}

    /** In PHC string format, with its parameters and a random salt. */
    static String hash(String password) {
        return Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID))
                .getResult();
    }

    /** Takes as long for nobody (null) as for somebody. */
    static boolean matches(String password, @Nullable String hash) {
        var known = hash == null ? NOBODY : hash;
        return Password.check(password, known).with(Argon2Function.getInstanceFromHash(known)) && hash != null;
    }
}
