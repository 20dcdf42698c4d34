package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.Quarantine;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.intake.QuarantinedItem.State;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.model.Addresses;

/**
 * Has a connector read kept bytes again. It submits under the original key, and intake puts what was read in the item's
 * place; a request that held several items comes in under their keys, and the item is marked as read.
 */
public final class Reprocessing {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String NOT_READ = "not-read";
    private static final int BUSY = 503;
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Vertx vertx;
    private final Quarantine quarantine;
    private final Media media;

    public Reprocessing(Vertx vertx, Quarantine quarantine, Media media) {
        this.vertx = vertx;
        this.quarantine = quarantine;
        this.media = media;
    }

    /** How another try ended, for people. */
    public enum Ending {
        READ,
        /** The connector looked and could not. */
        NOT_READ,
        /** The connector could not look now. */
        AWAY,
        /** There is no such item. */
        GONE
    }

    /** Has the item read again; fails only for reasons of ours. */
    public Future<Ending> tried(long id, String by) {
        return quarantine.find(id).compose(found -> found.map(item -> again(item, by)
                        .map(now -> now.state() == State.NEW ? Ending.NOT_READ : Ending.READ)
                        .recover(Reprocessing::ending))
                .orElse(Future.succeededFuture(Ending.GONE)));
    }

    private static Future<Ending> ending(Throwable cause) {
        return cause instanceof Problem problem
                ? Future.succeededFuture(problem.code().equals(NOT_READ) ? Ending.NOT_READ : Ending.AWAY)
                : Future.failedFuture(cause);
    }

    /** The item as it is afterwards; still NEW when the connector could not read it this time either. */
    Future<QuarantinedItem> again(QuarantinedItem item, String by) {
        if (item.state() == State.REPROCESSED) {
            return Future.succeededFuture(item);
        }
        return media.describe(List.of(item.rawRef()))
                .map(known -> known.stream().map(StoredMedia::sniffedType).findFirst())
                .compose(type -> ask(item, type.orElse(UNKNOWN_TYPE)))
                .recover(cause -> noted(item, cause))
                .compose(reply -> found(item.id()))
                .compose(now -> wasRead(item, now)
                        ? quarantine.readBy(item.id(), by).compose(done -> found(item.id()))
                        : Future.succeededFuture(now));
    }

    /** A connector that fails again says so under the same key, which intake counts. */
    private static boolean wasRead(QuarantinedItem before, QuarantinedItem now) {
        return now.state() == State.REPROCESSED || now.attempts() == before.attempts();
    }

    private Future<QuarantinedItem> found(long id) {
        return quarantine.find(id).map(item -> item.orElseThrow(Reprocessing::unknown));
    }

    static Problem unknown() {
        return new Problem(404, "unknown-item", "there is no item in quarantine with this id");
    }

    private Future<@Nullable JsonObject> ask(QuarantinedItem item, String contentType) {
        var body = new JsonObject()
                .put("key", item.key())
                .put("rawRef", item.rawRef())
                .put("contentType", contentType);
        return vertx.eventBus()
                .<JsonObject>request(
                        Addresses.reprocess(item.instance()),
                        body,
                        new DeliveryOptions().setSendTimeout(PATIENCE.toMillis()))
                .map(Message::body)
                .recover(cause -> Future.failedFuture(unanswered(cause)));
    }

    /** A connector that looked and could not read it has tried; one that was away has not. */
    private <T> Future<T> noted(QuarantinedItem item, Throwable cause) {
        boolean tried = cause instanceof Problem problem && problem.code().equals(NOT_READ);
        Future<Void> counted = tried ? quarantine.triedInVain(item.id()) : Future.succeededFuture();
        return counted.compose(done -> Future.failedFuture(cause));
    }

    private static Throwable unanswered(Throwable cause) {
        if (!(cause instanceof ReplyException reply)) {
            return cause;
        }
        return switch (reply.failureType()) {
            case NO_HANDLERS ->
                new Problem(503, "connector-away", "the connector does not run or cannot read kept items; try later");
            case TIMEOUT, ERROR -> new Problem(503, "no-answer", "the connector did not answer in time; look again");
            case RECIPIENT_FAILURE ->
                reply.failureCode() == BUSY
                        ? new Problem(503, "connector-busy", "the connector cannot look now; try later")
                        : new Problem(409, NOT_READ, "the connector could not read it this time either");
        };
    }
}
