package org.ventanilla.connector.email;

/** Mails as they travel. */
final class Mails {
    private Mails() {}

    /** Each line with the line end of the wire. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Header and text, all ASCII or UTF-8. */
    static String plain(String id, String subject, String text) {
        return head(id, subject) + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
    }

    static String head(String id, String subject) {
        return "From: Ana <ana@citizens.example>\r\nTo: " + PostOffice.CITY + "\r\n"
                + "Message-ID: " + id + "\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\n"
                + "Subject: " + subject + "\r\nMIME-Version: 1.0\r\n";
    }

    static String withPhoto(String id, String base64) {
        return withFile(
                id,
                "Content-Type: image/jpeg; name=\"bache.jpg\"\r\n"
                        + "Content-Disposition: attachment; filename=\"bache.jpg\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n");
    }

    /** @param part header and body of the second part */
    static String withFile(String id, String part) {
        return head(id, "Bache") + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n"
                + "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHay un bache.\r\n"
                + "--b1\r\n" + part + "--b1--\r\n";
    }
}
