package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;

/**
 * Minds the window of WhatsApp: free words go only to who wrote in the last 24 hours (Twilio, error 63016). Who wrote before that
 * gets them in an approved template, where the city has one, and else as a text message to the same number. When somebody wrote
 * last is asked of the provider's list: no node has to remember. An answer to what was said just now is not asked about.
 */
final class WindowSender implements Assembly.Sender {
    private static final Logger LOG = LoggerFactory.getLogger(WindowSender.class);
    private static final String WHATSAPP = "whatsapp:";
    /** A little less than a day: it takes a while until a message is there. */
    private static final Duration WINDOW = Duration.ofHours(24).minusMinutes(10);

    private final Ways ways;
    private final ProviderApi api;
    private final SmsSettings settings;
    private final PhoneBook phoneBook;
    private final Clock clock;

    /**
     * How messages go out.
     *
     * @param template null for none
     */
    record Ways(Assembly.Sender free, Assembly.@Nullable Sender template) {}

    WindowSender(Ways ways, ProviderApi api, SmsSettings settings, PhoneBook phoneBook, Clock clock) {
        this.ways = ways;
        this.api = api;
        this.settings = settings;
        this.phoneBook = phoneBook;
        this.clock = clock;
    }

    @Override
    public Future<SendOutcome> send(OutboundUpdate update) {
        var recipient = phoneBook.read(update.recipient());
        boolean isFresh = update.automatic() && update.attempt() == 1;
        return isFresh || !recipient.channel().equals(WHATSAPP)
                ? ways.free().send(update)
                : isOpen(recipient).compose(open -> open ? ways.free().send(update) : outside(update, recipient));
    }

    private Future<SendOutcome> outside(OutboundUpdate update, PhoneAddress recipient) {
        var template = ways.template();
        return template == null ? ways.free().send(update.to(recipient.bare())) : template.send(update);
    }

    /** When nobody can tell it is tried: the provider says so if it was closed, and then it comes again. */
    private Future<Boolean> isOpen(PhoneAddress recipient) {
        String from = String.valueOf(recipient.address());
        Instant since = clock.instant().minus(WINDOW).truncatedTo(ChronoUnit.SECONDS);
        String path = settings.accountPath() + "/Messages.json?PageSize=50&From=" + encoded(from) + "&DateSent%3E="
                + encoded(since.toString());
        return api.get(path).map(answer -> isAny(answer, from)).otherwise(cause -> {
            // The kind of failure only: its words may hold the address that was asked for.
            LOG.warn(
                    "window not known, tried all the same cause={}",
                    cause.getClass().getName());
            return true;
        });
    }

    private static boolean isAny(JsonObject answer, String from) {
        return answer.getJsonArray("messages", new JsonArray()).stream()
                .anyMatch(each -> each instanceof JsonObject message
                        && "inbound".equals(message.getString("direction"))
                        && from.equals(message.getString("from")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public Future<Void> close() {
        return ways.free().close();
    }
}
