package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * The way to the hub: request/reply on the bus with a short time-out and a few more tries under the same key, which is safe
 * because the hub knows the key. At most a window of requests is unanswered at any time, and a bounded number waits for a
 * place in it: the bus itself has no back-pressure. Safe to call from any thread.
 */
final class HubLink implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);
    private static final int WINDOW = 32;

    /** Beyond this a request is better told at once that there is no receipt: its runner knows where to keep the item. */
    private static final int MAX_WAITING = 2_000;

    private static final int REFUSED = 400;

    private final Vertx vertx;
    private final Patience patience;
    private final RecentlySent sent;
    private final Queue<Promise<Void>> queue = new ArrayDeque<>();
    private int free = WINDOW;
    private volatile boolean closed;

    /** @param sent what went out lately: news of a failure makes it worth sending again */
    HubLink(Vertx vertx, Patience patience, RecentlySent sent) {
        this.sent = sent;
        this.vertx = vertx;
        this.patience = patience;
    }

    /** From now on nothing is tried again: whoever comes next under the same key will. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Future<Receipt> accept(Submission submission) {
        return ask(Addresses.SUBMIT, submission).map(HubLink::receipt);
    }

    /** Hands over news that is not a submission. */
    Future<Void> tell(Inbound news) {
        if (news instanceof Inbound.Delivery d) {
            String id = d.receipt().deliveryId();
            if (id != null && d.receipt().state() == DeliveryReceipt.State.FAILED) {
                sent.forget(id);
            }
            return ask(Addresses.RECEIPT, d.receipt()).mapEmpty();
        } else if (news instanceof Inbound.Control c) {
            return ask(Addresses.CONTROL, c.event()).mapEmpty();
        }
        return Future.failedFuture(new IllegalArgumentException("a draft is submitted, not told"));
    }

    /** Only what says that the bytes are safe is a receipt; a source must never be acknowledged on anything else. */
    private static Receipt receipt(JsonObject answer) {
        try {
            Receipt receipt = Wire.parse(answer.encode(), Receipt.class);
            if (receipt.outcome() != null) {
                return receipt;
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("the hub answered in a form this connector does not know cause={}", Blame.of(e));
        }
        throw new NoReceipt("the hub's answer was not a receipt");
    }

    /** One try without a place in the window: somebody waits, and what is not answered can do without. */
    Places places() {
        return new Places() {
            @Override
            public Future<PlaceAnswer> understand(PlaceQuestion question) {
                return once(Addresses.PLACE, question, PlaceAnswer.class);
            }

            @Override
            public Future<SimilarAnswer> similar(SimilarQuestion question) {
                return once(Addresses.SIMILAR, question, SimilarAnswer.class);
            }
        };
    }

    private <T> Future<T> once(String address, Object question, Class<T> answer) {
        var options = new DeliveryOptions().setSendTimeout(patience.webhook().toMillis());
        return Future.<Void>succeededFuture()
                .compose(go ->
                        vertx.eventBus().<JsonObject>request(address, new JsonObject(Wire.toMap(question)), options))
                .map(reply -> Wire.parse(reply.body().encode(), answer));
    }

    private Future<JsonObject> ask(String address, Object body) {
        var json = new JsonObject(Wire.toMap(body));
        var waits = patience.retries().iterator();
        return enter().compose(entered -> Future.<Void>succeededFuture()
                .compose(go -> request(address, json, waits))
                .onComplete(done -> leave()));
    }

    private Future<JsonObject> request(String address, JsonObject body, Iterator<Duration> waits) {
        var options = new DeliveryOptions().setSendTimeout(patience.request().toMillis());
        return vertx.eventBus()
                .<JsonObject>request(address, body, options)
                .map(reply -> reply.body())
                .recover(cause -> {
                    if (cause instanceof ReplyException reply && reply.failureCode() == REFUSED) {
                        return Future.failedFuture(new Refused(String.valueOf(reply.getMessage())));
                    }
                    if (closed || !waits.hasNext()) {
                        return Future.failedFuture(new NoReceipt("the hub gave no answer on " + address));
                    }
                    return vertx.timer(waits.next().toMillis(), TimeUnit.MILLISECONDS)
                            .compose(waited -> closed
                                    ? Future.failedFuture(new NoReceipt("stopped before the hub answered"))
                                    : request(address, body, waits));
                });
    }

    private synchronized Future<Void> enter() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
        }
        if (queue.size() >= MAX_WAITING) {
            return Future.failedFuture(new NoReceipt("too many items wait for the hub"));
        }
        Promise<Void> turn = Promise.promise();
        queue.add(turn);
        return turn.future();
    }

    private void leave() {
        Promise<Void> next;
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.complete();
        }
    }
}
