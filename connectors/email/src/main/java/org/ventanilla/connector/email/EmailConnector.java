package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/** The e-mail channel: watches one IMAP mailbox and answers by SMTP. Options: {@code options.json} in this package. */
public final class EmailConnector implements Connector {
    private static final String VERSION = "1";

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "email",
                VERSION,
                Descriptor.CONTRACT_VERSION,
                Set.of(Capability.INBOUND_POLL, Capability.OUTBOUND, Capability.ATTACHMENTS, Capability.SINGLETON),
                new JsonObject(Resources.text("options.json")),
                Set.of("imap.password", "smtp.password"),
                new Traits(Set.of("{imap.host}", "{smtp.host}"), Reporter.Assurance.CLAIMED, 0, null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var options = EmailOptions.of(context.options());
        var room = new Mailroom(options.own(), options.authservId(), context.instance());
        var parser = new MailParser(room, new ReplyText(ReplyLines.shipped()), context.clock());
        var wishes = new Wishes(WishWords.shipped(), context.instance(), context.clock());
        var client = MailClient.create(context.vertx(), SmtpSettings.of(options));
        var outgoing = new OutgoingMail(options.own().main(), options.own(), options.fromName());
        return Assembly.none()
                .withPoller(new Poller(
                        () -> Mailbox.open(options), item -> wishes.heeded(parser.parse(item)), options.pollEvery()))
                .withSender(new MailSender(client, outgoing, context.blobs()))
                .withChecker(new MailCheck(context.vertx(), options));
    }
}
