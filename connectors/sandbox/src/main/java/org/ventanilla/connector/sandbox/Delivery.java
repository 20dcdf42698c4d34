package org.ventanilla.connector.sandbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the mailbox of each recipient: the city's for its address with any tag, otherwise one of the citizen's own, opened
 * on first use. Called by the mail server once per recipient, one message at a time.
 */
final class Delivery implements MessageDeliveryHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final SandboxOptions options;
    private final UserManager mailboxes;
    private final Chronicle chronicle;
    private final Clock clock;

    Delivery(SandboxOptions options, UserManager mailboxes, Chronicle chronicle, Clock clock) {
        this.options = options;
        this.mailboxes = mailboxes;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    @Override
    public GreenMailUser handle(MovingMessage moving, MailAddress recipient) throws MessagingException, UserException {
        String address = recipient.getEmail();
        // A copy per recipient: otherwise all of them would share the last one's Delivered-To.
        MimeMessage own = new MimeMessage(moving.getMessage());
        own.setHeader("Delivered-To", address);
        moving.setMimeMessage(own);
        boolean toCity = options.isCityMail(address);
        record(own, new Mail.Envelope(clock.instant(), MailReading.sender(own), address, toCity));
        return mailbox(toCity ? options.cityMail() : address);
    }

    private void record(MimeMessage message, Mail.Envelope envelope) throws MessagingException {
        Mail.Heading heading = MailReading.heading(message);
        MailReading.Content content = readable(message, envelope);
        chronicle.mail(id -> new Mail(id, envelope, heading, content.text(), content.html(), content.files(), message));
    }

    private static MailReading.Content readable(MimeMessage message, Mail.Envelope envelope) {
        try {
            return MailReading.content(message);
        } catch (MessagingException | IOException | RuntimeException broken) {
            // The mailbox gets it all the same: only the page cannot show its text.
            LOG.warn("A mail delivered at {} cannot be read for the page: {}", envelope.at(), broken.getClass());
            return new MailReading.Content("", null, List.of());
        }
    }

    private GreenMailUser mailbox(String address) throws UserException {
        String key = address.toLowerCase(Locale.ROOT);
        GreenMailUser known = mailboxes.getUserByEmail(key);
        return known != null ? known : mailboxes.createUser(key, key, key);
    }
}
