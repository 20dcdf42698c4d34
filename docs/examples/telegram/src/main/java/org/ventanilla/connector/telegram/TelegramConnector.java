package org.ventanilla.connector.telegram;

import static org.ventanilla.connector.Descriptor.Capability.ATTACHMENTS;
import static org.ventanilla.connector.Descriptor.Capability.INBOUND_POLL;
import static org.ventanilla.connector.Descriptor.Capability.OUTBOUND;
import static org.ventanilla.connector.Descriptor.Capability.SINGLETON;
import static org.ventanilla.connector.Descriptor.Capability.SOURCE_RETRIES;

import java.time.Duration;
import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Fetcher;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter.Assurance;

/** Private chats with a Telegram bot, asked by long poll. The API forgets updates after a day and takes 4,096 characters. */
public final class TelegramConnector implements Connector {
    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "telegram",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(INBOUND_POLL, SINGLETON, SOURCE_RETRIES, OUTBOUND, ATTACHMENTS),
                Descriptor.schema(TelegramConnector.class, "options.json"),
                Set.of("token"),
                new Traits(Set.of("{apiBase}"), Assurance.VERIFIED, 4_096, Duration.ofDays(1)));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var options = context.options();
        String base = options.getString("apiBase") + "/bot" + options.getString("token") + "/";
        var bot = new Bot(context.egress(), base, options.getInteger("pollSeconds"));
        var updates = new Updates(context.instance());
        return Assembly.none()
                .withFetcher(new Fetcher(bot::updates, updates::parse, Duration.ZERO))
                .withSender(bot::send)
                .withRemoteFiles(bot::file)
                .withChecker(bot::check);
    }
}
