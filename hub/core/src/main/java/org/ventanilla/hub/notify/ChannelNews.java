package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;

/** What channels tell that is no report: how our messages fared, and what people said about being written to. */
public final class ChannelNews {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelNews.class);

    /** The code with which a connector says that somebody called a message of ours unwanted. */
    private static final String COMPLAINT = "complaint";

    private static final Duration LATELY = Duration.ofDays(30);

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

    /**
     * What the person or the mail system said about writing to an address. The same said twice acts once. News of a failed
     * message acts on whom that message went to; without a message of ours, only on an address that we wrote to lately:
     * anybody can send a mail that looks like a bounce.
     */
    public Future<Void> heard(ControlEvent event) {
        if (ControlEvent.UNSUBSCRIBE.equals(event.code())) {
            return ended(event);
        }
        return timed(event).compose(timed -> isAboutMessage(timed) ? failed(timed) : said(timed));
    }

    private Future<Void> failed(ControlEvent timed) {
        return notices.recipient(timed.instance(), timed.deliveryId())
                .compose(contact -> contact.isPresent() ? identity.find(contact.get()) : byAddress(timed))
                .compose(found -> {
                    if (found.isEmpty()) {
                        LOG.info("news of no message of ours instance={} type={}", timed.instance(), timed.type());
                        return Future.succeededFuture();
                    }
                    Contact contact = found.get();
                    return identity.heard(jurisdiction, contact.channel(), timed.saidOf(contact.address()))
                            .mapEmpty();
                });
    }

    private static boolean isAboutMessage(ControlEvent event) {
        return switch (event.type()) {
            case BOUNCE_HARD, BOUNCE_SOFT -> true;
            case STOP -> isComplaint(event);
            case START, HELP, VERIFIED -> false;
        };
    }

    private static boolean isComplaint(ControlEvent event) {
        return COMPLAINT.equals(event.code());
    }

    private Future<Optional<Contact>> byAddress(ControlEvent event) {
        return identity.find(jurisdiction, channel(event), event.address())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : notices.wrote(found.get().id(), LATELY).map(wrote -> found.filter(contact -> wrote)));
    }

    private String channel(ControlEvent event) {
        return channels.getOrDefault(event.instance(), event.instance());
    }

    private Future<Void> said(ControlEvent timed) {
        String channel = channel(timed);
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
        return notices.recipient(event.instance(), event.deliveryId())
                .compose(contact -> contact.isEmpty()
                        ? Future.succeededFuture()
                        : notices.subscriptions().end(contact.get(), Subscriptions.ALL));
    }

    /**
     * A channel may leave the time out. A refusal of a message of ours for a "stop" tells of a stop before that message,
     * however late it is told: a "start" since then stays said. A complaint is a
     * wish of its own, later than the message.
     */
    @SuppressWarnings("ConstantValue")
    private Future<ControlEvent> timed(ControlEvent e) {
        ControlEvent timed = e.at() == null ? e.saidAt(clock.instant()) : e;
        if (e.type() != ControlEvent.Type.STOP || e.deliveryId() == null || isComplaint(e)) {
            return Future.succeededFuture(timed);
        }
        return notices.letOut(e.deliveryId()).map(out -> out.filter(before -> before.isBefore(timed.at()))
                .map(timed::saidAt)
                .orElse(timed));
    }
}
