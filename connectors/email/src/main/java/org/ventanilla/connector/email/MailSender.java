package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Blobs;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/**
 * Sends one update by SMTP. The same update has the same Message-ID on every attempt, so that a doubled one collapses in
 * the reader's mailbox. A photo that cannot be had delays the mail twice and is then left out: its link is in the text.
 */
final class MailSender implements Assembly.Sender {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final int ATTEMPTS_WITH_PHOTOS = 2;

    private final SmtpClient client;
    private final OutgoingMail outgoing;
    private final Blobs blobs;

    MailSender(SmtpClient client, OutgoingMail outgoing, Blobs blobs) {
        this.client = client;
        this.outgoing = outgoing;
        this.blobs = blobs;
    }

    @Override
    public Future<SendOutcome> send(OutboundUpdate update) {
        var photos = new ConcurrentHashMap<String, Buffer>();
        return photosOf(update, photos).compose(all -> {
            if (!all && update.attempt() <= ATTEMPTS_WITH_PHOTOS) {
                return Future.succeededFuture(SendOutcome.retry("photo-unavailable", null));
            }
            return transmit(update, photos);
        });
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }

    private Future<SendOutcome> transmit(OutboundUpdate update, Map<String, Buffer> photos) {
        WatchedMail mail;
        try {
            mail = outgoing.of(update, photos);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(
                    ended(update, SendOutcome.ended(Ending.UNDELIVERABLE_HERE, "invalid-address")));
        }
        return client.send(mail)
                .map(sent -> SendOutcome.sent(outgoing.messageId(update)))
                .otherwise(failure -> ended(update, SendEnding.of(failure, mail.isBegun())));
    }

    private static SendOutcome ended(OutboundUpdate update, SendOutcome outcome) {
        LOG.info("delivery {} ended {} {}", update.deliveryId(), outcome.ending(), outcome.code());
        return outcome;
    }

    /** Whether all photos are at hand. */
    private Future<Boolean> photosOf(OutboundUpdate update, Map<String, Buffer> photos) {
        Future<Boolean> all = Future.succeededFuture(true);
        for (OutboundUpdate.Photo photo : update.photos()) {
            all = all.compose(before -> blobs.get(photo.ref())
                    .map(bytes -> {
                        photos.put(photo.name(), bytes);
                        return before;
                    })
                    .otherwise(false));
        }
        return all;
    }
}
