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
import java.util.List;
import java.util.Queue;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * The way to the hub: request/reply on the bus with a short time-out and a few more tries under the same key, which is safe
 * because the hub knows the key. At most a window of requests is unanswered at any time: the bus itself has no
 * back-pressure. Safe to call from any thread.
 */
final class HubLink implements Intake {
    private static final int WINDOW = 32;
    private static final int REFUSED = 400;

    private final Vertx vertx;
    private final Patience patience;
    private final Queue<Promise<Void>> queue = new ArrayDeque<>();
    private int free = WINDOW;

    HubLink(Vertx vertx, Patience patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    @Override
    public Future<Receipt> accept(Submission submission) {
        return ask(Addresses.SUBMIT, submission, patience.retries())
                .map(reply -> Wire.parse(reply.encode(), Receipt.class));
    }

    /** One try only, for those who have somewhere else to keep the item. */
    Future<Receipt> once(Submission submission) {
        return ask(Addresses.SUBMIT, submission, List.of()).map(reply -> Wire.parse(reply.encode(), Receipt.class));
    }

    /** Hands over news that is not a submission. */
    Future<Void> tell(Inbound news) {
        if (news instanceof Inbound.Delivery d) {
            return ask(Addresses.RECEIPT, d.receipt(), patience.retries()).mapEmpty();
        } else if (news instanceof Inbound.Control c) {
            return ask(Addresses.CONTROL, c.event(), patience.retries()).mapEmpty();
        }
        return Future.failedFuture(new IllegalArgumentException("a draft is submitted, not told"));
    }

    private Future<JsonObject> ask(String address, Object body, List<Duration> waits) {
        var json = new JsonObject(Wire.toMap(body));
        return enter().compose(entered -> request(address, json, waits.iterator()))
                .onComplete(done -> leave());
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
                    if (!waits.hasNext()) {
                        return Future.failedFuture(new NoReceipt("the hub gave no answer on " + address));
                    }
                    return vertx.timer(waits.next().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                            .compose(waited -> request(address, body, waits));
                });
    }

    private synchronized Future<Void> enter() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
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
