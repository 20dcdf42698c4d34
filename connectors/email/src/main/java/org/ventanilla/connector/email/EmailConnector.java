package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Listener;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/** The e-mail channel: watches one IMAP mailbox, lets a mail server deliver by LMTP, or both, and answers by SMTP. Options: {@code options.json} in this package. */
public final class EmailConnector implements Connector {
    private static final String VERSION = "1";

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "email",
                VERSION,
                Descriptor.CONTRACT_VERSION,
                Set.of(
                        Capability.INBOUND_POLL,
                        Capability.INBOUND_LISTEN,
                        Capability.OUTBOUND,
                        Capability.ATTACHMENTS,
                        Capability.SINGLETON,
                        Capability.CANARY,
                        Capability.EXPIRING_TOKEN),
                new JsonObject(Resources.text("options.json")),
                Set.of("imap.password", "smtp.password", "oauth2.clientSecret", "oauth2.refreshToken"),
                new Traits(
                        Set.of("{imap.host}", "{smtp.host}", "{oauth2.tokenUrl}"),
                        Reporter.Assurance.CLAIMED,
                        0,
                        null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var options = EmailOptions.of(context.options());
        var oauth2 = options.oauth2();
        var tokens = oauth2 == null ? null : new AccessTokens(context, oauth2);
        var client = SmtpClient.of(context.vertx(), context.clock(), options, tokens);
        var outgoing = new OutgoingMail(options.own().main(), options.own(), options.fromName());
        var parts = withWaysIn(Assembly.none(), options, tokens, reading(options, context))
                .withSender(new MailSender(client, outgoing, context.blobs()))
                .withChecker(new MailCheck(context.vertx(), options, tokens));
        parts = options.canary().isWanted() ? parts.withCanary(CanaryMail.of(client, options)) : parts;
        return tokens == null ? parts : parts.withToken(tokens);
    }

    /** A mail is read the same, whichever way it came. */
    private static Assembly withWaysIn(
            Assembly parts,
            EmailOptions options,
            @Nullable AccessTokens tokens,
            Function<RawItem, List<Inbound>> reading) {
        var imap = options.imap();
        var all = imap == null
                ? parts
                : parts.withPoller(new Poller(() -> Mailbox.open(imap, options, tokens), reading, options.pollEvery()));
        var lmtp = options.lmtp();
        var protocol = new LmtpProtocol(options.own(), options.maxMessageBytes());
        return lmtp == null
                ? all
                : all.withListener(
                        new Listener(lmtp.place(), lmtp.limits(), () -> new LmtpDialogue(protocol), reading));
    }

    private static Function<RawItem, List<Inbound>> reading(EmailOptions options, ConnectorContext context) {
        var room = new Mailroom(options.own(), options.authservId(), context.instance());
        var parser = new MailParser(room, new ReplyText(ReplyLines.shipped()), context.clock());
        var wishes = new Wishes(WishWords.shipped(), context.instance(), context.clock());
        return item -> wishes.heeded(parser.parse(item));
    }
}
