package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
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
        String channel = channels.getOrDefault(event.instance(), event.instance());
        return timed(event).compose(timed -> identity.heard(jurisdiction, channel, timed)
                .compose(contact -> event.type() == ControlEvent.Type.HELP && contact.isPresent()
                        ? notices.help(contact.get(), channel, timed)
                        : Future.succeededFuture()));
    }

    /**
     * A channel may leave the time out. A refusal of a message of ours for a "stop" tells of a stop before that message,
     * however late it is told: a "start" since then stays said.
     */
    @SuppressWarnings("ConstantValue")
    private Future<ControlEvent> timed(ControlEvent e) {
        ControlEvent timed = e.at() == null ? e.saidAt(clock.instant()) : e;
        if (e.type() != ControlEvent.Type.STOP || e.deliveryId() == null) {
            return Future.succeededFuture(timed);
        }
        return notices.letOut(e.deliveryId()).map(out -> out.filter(before -> before.isBefore(timed.at()))
                .map(timed::saidAt)
                .orElse(timed));
    }
}
