package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ventanilla.connector.Inbound.DraftFile;

/**
 * The files of a mail that belong to the report: photos, documents, forwarded mails, also empty ones. Left out are the
 * texts that were read as words, cryptographic signatures and the tiny pictures of mail signatures.
 */
final class MailFiles {
    private static final int TINY_IMAGE_BYTES = 2048;
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-encrypted");

    private MailFiles() {}

    static List<DraftFile> of(List<MailPart> parts) {
        var files = new ArrayList<DraftFile>();
        for (MailPart part : parts) {
            if (belongs(part)) {
                String name = FileNames.safe(part.name(), part.type(), files.size() + 1);
                files.add(new DraftFile.Bytes(part.bytes(), part.type(), name));
            }
        }
        return files;
    }

    private static boolean belongs(MailPart part) {
        return !part.isReading() && !SIGNATURES.contains(part.type()) && !isDecoration(part);
    }

    /** A picture the HTML shows in place, too small to be a photo of anything: logos, icons, tracking dots. */
    private static boolean isDecoration(MailPart part) {
        return part.type().startsWith("image/")
                && !part.isAttachment()
                && (part.contentId() != null || "inline".equals(part.disposition()))
                && part.bytes().length() > 0
                && part.bytes().length() < TINY_IMAGE_BYTES;
    }
}
