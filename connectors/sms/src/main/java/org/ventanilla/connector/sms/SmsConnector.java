package org.ventanilla.connector.sms;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Reconciler;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/**
 * Text messages (and WhatsApp, which arrives the same way) through Twilio or anything that speaks like it. The provider
 * does not call again when a webhook fails, so {@link Capability#SOURCE_RETRIES} is not declared and the runner spools.
 */
public final class SmsConnector implements Connector {
    /** The provider's own limit for one message, all segments together. */
    private static final int MAX_TEXT = 1_600;

    /** The provider keeps messages longer than this; older ones are no news to a city. */
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long MAX_PICTURE = 16 * 1024 * 1024;

    /** For the service loader. */
    public SmsConnector() {}

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "sms",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(
                        Capability.INBOUND_PUSH,
                        Capability.OUTBOUND,
                        Capability.ATTACHMENTS,
                        Capability.DELIVERY_RECEIPTS,
                        Capability.RECONCILE),
                Bundled.json("options.json"),
                Set.of("authTokens", "apiSecret"),
                new Traits(
                        Set.of("{apiBase}", "{mediaHosts}", SmsSettings.PROVIDER),
                        Reporter.Assurance.CLAIMED,
                        MAX_TEXT,
                        RETENTION));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        return assemble(context, PATIENCE);
    }

    /** @param patience how long a send waits; tests are less patient */
    static Assembly assemble(ConnectorContext context, Duration patience) {
        var options = context.options();
        var settings = SmsSettings.of(options, context.publicAddress() + "/in/" + context.instance());
        var phoneBook =
                new PhoneBook(settings.region(), Bundled.list(Bundled.properties("senders.properties"), "withheld"));
        var commands = Commands.of(
                Bundled.properties("commands.properties"), options.getJsonObject("commands", new JsonObject()));
        var messages = new MessageReader(context.instance(), phoneBook, commands);
        var answers = new ApiAnswers(Bundled.properties("outcomes.properties"));
        var statuses = new StatusReader(context.instance(), phoneBook, answers);
        var api = new ProviderApi(context.egress(), settings);
        var list = new MessageList(api, settings, messages);
        return Assembly.none()
                .withWebhook(new SmsWebhook(settings, messages, statuses))
                .withSender(new WindowSender(
                        ways(
                                context,
                                new SmsSender(settings, phoneBook, answers, context.egress(), patience),
                                settings,
                                new Looking(new SentMessages(api, settings, phoneBook), patience)),
                        api,
                        settings,
                        phoneBook,
                        context.clock()))
                .withRemoteFiles(new TwilioMedia(context.egress(), settings, MAX_PICTURE))
                .withChecker(new AccountCheck(api, settings))
                .withReconciler(new Reconciler(list, list::parse));
    }

    /** How a message in doubt is looked for. */
    private record Looking(SentMessages sent, Duration patience) {
        Assembly.Sender careful(ConnectorContext context, Assembly.Sender sender) {
            return new CarefulSender(sender, sent, context.vertx(), context.clock(), patience);
        }
    }

    private static WindowSender.Ways ways(
            ConnectorContext context, SmsSender sender, SmsSettings settings, Looking looking) {
        String template = settings.whatsappTemplate();
        return new WindowSender.Ways(
                looking.careful(context, sender),
                template == null ? null : looking.careful(context, sender.with(template)));
    }
}
