package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;

/** What channels tell that is no report: how our messages fared, and what people said about being written to. */
public final class ChannelNews {
    private final Notices notices;
    private final Identity identity;
    private final String jurisdiction;
    private final Map<String, String> channels;
    private final Clock clock;

    /** @param channels channel type of each connector instance */
    public ChannelNews(
            Notices notices, Identity identity, String jurisdiction, Map<String, String> channels, Clock clock) {
        this.notices = notices;
        this.identity = identity;
        this.jurisdiction = jurisdiction;
        this.channels = Map.copyOf(channels);
        this.clock = clock;
    }

    /** Whether it is one of the configured connectors. */
    public boolean knows(String instance) {
        return channels.containsKey(instance);
    }

    /** What a channel says about a message of ours. */
    public Future<Void> heard(DeliveryReceipt receipt) {
        boolean arrived =
                receipt.state() == DeliveryReceipt.State.DELIVERED || receipt.state() == DeliveryReceipt.State.READ;
        return notices.heard(receipt)
                .compose(contact ->
                        arrived && contact.isPresent() ? identity.reached(contact.get()) : Future.succeededFuture());
    }

    /** What the person or the mail system said about writing to an address. The same said twice acts once. */
    public Future<Void> heard(ControlEvent event) {
        if (ControlEvent.UNSUBSCRIBE.equals(event.code())) {
            return ended(event);
        }
        String channel = channels.getOrDefault(event.instance(), event.instance());
        var timed = timed(event);
        return identity.heard(jurisdiction, channel, timed)
                .compose(contact ->
                        contact.isPresent() ? follows(contact.get(), channel, timed) : Future.succeededFuture());
    }

    private Future<Void> follows(long contact, String channel, ControlEvent event) {
        return switch (event.type()) {
            case HELP -> notices.help(contact, channel, event);
            case STOP ->
                ControlEvent.CONFIRM.equals(event.code())
                        ? notices.confirmSilence(contact, channel, event)
                        : Future.succeededFuture();
            case START -> notices.subscriptions().resume(contact);
            case BOUNCE_HARD, BOUNCE_SOFT, VERIFIED -> Future.succeededFuture();
        };
    }

    /**
     * Whoever knows the id of a message has got it, whatever address they write from; an id of none of ours ends nothing. An
     * answer is no news and does not end, so it is news in general that they want no more of.
     */
    private Future<Void> ended(ControlEvent event) {
        Optional<UUID> delivery = id(event.deliveryId());
        return delivery.isEmpty()
                ? Future.succeededFuture()
                : notices.recipient(delivery.get())
                        .compose(contact -> contact.isEmpty()
                                ? Future.succeededFuture()
                                : notices.subscriptions().end(contact.get(), Subscriptions.ALL));
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A channel may leave the time out. */
    @SuppressWarnings("ConstantValue")
    private ControlEvent timed(ControlEvent e) {
        return e.at() != null
                ? e
                : new ControlEvent(e.instance(), e.address(), e.type(), e.deliveryId(), e.code(), clock.instant());
    }
}
