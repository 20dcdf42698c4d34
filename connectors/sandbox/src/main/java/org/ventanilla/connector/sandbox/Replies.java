package org.ventanilla.connector.sandbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import org.ventanilla.connector.sandbox.page.OutsideView;

/** What a mail program fills in when its user presses "reply" (RFC 5322 section 3.6.2 to 3.6.5). */
final class Replies {
    private Replies() {}

    static OutsideView.Draft to(Mail mail) {
        String subject = mail.heading().subject();
        boolean marked = subject.toLowerCase(Locale.ROOT).startsWith("re:");
        return new OutsideView.Draft(
                true,
                mail.envelope().to(),
                bare(mail.heading().replyTo(), mail.envelope().from()),
                marked ? subject : "Re: " + subject,
                mail.heading().messageId());
    }

    private static String bare(String replyTo, String otherwise) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(replyTo);
            return addresses.length == 0 ? otherwise : addresses[0].getAddress();
        } catch (AddressException unreadable) {
            return otherwise;
        }
    }
}
