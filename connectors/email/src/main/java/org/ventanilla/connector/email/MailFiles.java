package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.connector.Inbound.DraftFile;

/**
 * The files of a mail that belong to the report: photos, documents, forwarded mails, also empty ones. Left out are the
 * texts that were read as words and the signatures of machines. Logos of mail signatures are kept, and marked.
 */
final class MailFiles {
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-encrypted");
    private static final String SIGNATURE_FILE = "smime.p7s";

    private MailFiles() {}

    /** @param adornments those of the parts that only adorn the mail */
    static List<DraftFile> of(List<MailPart> parts, Set<MailPart> adornments) {
        var files = new ArrayList<DraftFile>();
        for (MailPart part : parts) {
            if (belongs(part)) {
                String name = FileNames.safe(part.name(), part.type(), files.size() + 1);
                files.add(new DraftFile.Bytes(part.bytes(), part.type(), name, adornments.contains(part)));
            }
        }
        return files;
    }

    private static boolean belongs(MailPart part) {
        String name = part.name() == null ? "" : part.name().toLowerCase(Locale.ROOT);
        return !part.isReading() && !SIGNATURES.contains(part.type()) && !name.equals(SIGNATURE_FILE);
    }
}
