package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;

/** The frame that OpenPGP puts around a text it signs (RFC 9580 section 7): no words of the writer. */
final class PgpArmor {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    private PgpArmor() {}

    static List<String> removed(List<String> lines) {
        if (!lines.contains(SIGNED)) {
            return lines;
        }
        var kept = new ArrayList<String>();
        boolean frame = false;
        boolean head = false;
        for (String line : lines) {
            if (line.equals(SIGNED) || line.equals(SIGNATURE)) {
                frame = true;
                head = line.equals(SIGNED);
            } else if (!frame) {
                // Section 7.1: a line that begins with a dash is written with a dash and a space before it.
                kept.add(line.startsWith("- ") ? line.substring(2) : line);
            } else if ((head && line.isBlank()) || line.equals(END)) {
                frame = false;
            }
        }
        return kept;
    }
}
