package org.ventanilla.connector.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;

/** SMTP and IMAP on loopback, and the citizens' way of posting a mail: through that same SMTP. */
final class PostOffice {
    private static final int START_MS = 20_000;

    private final Vertx vertx;
    private final Clock clock;
    private final SandboxOptions options;
    private final GreenMail servers;

    PostOffice(Vertx vertx, Clock clock, SandboxOptions options, Chronicle chronicle) {
        this.vertx = vertx;
        this.clock = clock;
        this.options = options;
        this.servers = new GreenMail(new ServerSetup[] {
            server(options.smtpPort(), ServerSetup.PROTOCOL_SMTP), server(options.imapPort(), ServerSetup.PROTOCOL_IMAP)
        });
        servers.setUser(options.cityMail().toLowerCase(Locale.ROOT), options.mailboxUser(), options.mailboxPassword());
        var mailboxes = servers.getUserManager();
        mailboxes.setMessageDeliveryHandler(new Delivery(options, mailboxes, chronicle, clock));
    }

    private ServerSetup server(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, options.host(), protocol);
        // The default of one second fails on a busy machine although the server is about to come.
        setup.setServerStartupTimeout(START_MS);
        return setup;
    }

    Future<Void> start() {
        return vertx.executeBlocking(
                () -> {
                    servers.start();
                    return null;
                },
                false);
    }

    Future<Void> stop() {
        return vertx.executeBlocking(
                () -> {
                    servers.stop();
                    return null;
                },
                false);
    }

    int smtpPort() {
        return servers.getSmtp().getPort();
    }

    int imapPort() {
        return servers.getImap().getPort();
    }

    /** Succeeds when the server has taken it (250 after DATA). */
    Future<Void> post(Letter letter) {
        return vertx.executeBlocking(
                () -> {
                    Transport.send(written(letter));
                    return null;
                },
                false);
    }

    private MimeMessage written(Letter letter) throws MessagingException {
        Properties route = new Properties();
        route.setProperty("mail.smtp.host", options.host());
        route.setProperty("mail.smtp.port", String.valueOf(smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(route));
        message.setFrom(new InternetAddress(letter.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        if (letter.inReplyTo() != null) {
            message.setHeader("In-Reply-To", letter.inReplyTo());
            message.setHeader("References", letter.inReplyTo());
        }
        if (letter.photos().isEmpty()) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
        } else {
            message.setContent(withPhotos(letter));
        }
        return message;
    }

    private static MimeMultipart withPhotos(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        MimeMultipart mixed = new MimeMultipart(text);
        for (Photo photo : letter.photos()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(photo.bytes().getBytes(), photo.type())));
            part.setFileName(photo.name());
            mixed.addBodyPart(part);
        }
        return mixed;
    }
}
