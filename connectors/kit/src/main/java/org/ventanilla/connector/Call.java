package org.ventanilla.connector;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Dialogue.Fate;
import org.ventanilla.connector.Dialogue.Reason;
import org.ventanilla.connector.Dialogue.Turn;

/**
 * One connection and its conversation. All of it happens on the connection's own context, so nothing here is locked. While
 * an item is with the hub nothing is read: the other side's window is the back-pressure.
 */
final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final NetSocket socket;
    private final Dialogue dialogue;
    private final House house;
    private final Context context;
    private long lastHeard = System.nanoTime();
    private boolean handing;
    private boolean over;

    /** What a call needs of whoever let it in. */
    interface House {
        /** Whether an item may still be handed over; {@link #take} and {@link #answered} follow then. */
        boolean enter();

        /** Hands the item over; succeeds when it is safe. */
        Future<Void> take(Supplier<RawItem> item);

        /** The answer to the last item is on its way. */
        void answered();

        /** Whether all conversations together may hold so many bytes more. */
        boolean hasRoom(long more);

        /** Whether nothing new is taken in. */
        boolean isClosing();

        void ended(Call call);
    }

    Call(Vertx vertx, NetSocket socket, Dialogue dialogue, House house) {
        this.socket = socket;
        this.dialogue = dialogue;
        this.house = house;
        this.context = vertx.getOrCreateContext();
    }

    void begin() {
        var unused = socket.handler(this::heard)
                .closeHandler(closed -> {
                    over = true;
                    house.ended(this);
                })
                .exceptionHandler(cause -> LOG.debug("connection broken cause={}", Blame.of(cause)));
        guarded(dialogue::greeting);
    }

    /** Says why and ends it. */
    void end(Reason reason) {
        context.runOnContext(now -> {
            if (!over && !handing) {
                sayLast(dialogue.farewell(reason));
            }
        });
    }

    /** Ends it when nothing was said for so long; an item that waits for its receipt is our silence, not theirs. */
    void endIfSilent(long nanos) {
        context.runOnContext(now -> {
            if (!handing && System.nanoTime() - lastHeard >= nanos) {
                end(Reason.IDLE);
            }
        });
    }

    long held() {
        return dialogue.held();
    }

    private void heard(Buffer bytes) {
        if (over) {
            return;
        }
        lastHeard = System.nanoTime();
        if (house.hasRoom(bytes.length())) {
            guarded(() -> dialogue.heard(bytes));
        } else {
            sayLast(dialogue.farewell(Reason.BUSY));
        }
    }

    /** Whatever goes wrong in an author's code: the connection ends, and what was under way was not taken. */
    private Future<Void> guarded(Supplier<Turn> next) {
        try {
            return follow(next.get());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("conversation failed cause={}", Blame.of(e));
            over = true;
            return socket.close();
        }
    }

    /** Succeeds when the words are with the other side, or cannot be any more. */
    private Future<Void> follow(Turn turn) {
        if (turn.isOver()) {
            return sayLast(turn.say());
        }
        Future<Void> said = say(turn.say());
        if (turn.item() != null) {
            handOver(turn.item());
        }
        return said;
    }

    private void handOver(Supplier<RawItem> item) {
        if (!house.enter()) {
            sayLast(dialogue.farewell(Reason.STOPPING)).onSuccess(said -> LOG.debug("stopped before an item"));
            return;
        }
        handing = true;
        socket.pause();
        house.take(item)
                .map(safe -> Fate.SAFE)
                .otherwise(Fate.LATER)
                .onSuccess(fate -> context.runOnContext(now -> {
                    handing = false;
                    settle(fate);
                }));
    }

    private void settle(Fate fate) {
        if (over) {
            house.answered(); // who hung up asks again, and is told then
            return;
        }
        lastHeard = System.nanoTime();
        guarded(() -> dialogue.settled(fate)).onComplete(said -> house.answered());
        if (over || handing) {
            return;
        }
        if (house.isClosing()) {
            sayLast(dialogue.farewell(Reason.STOPPING));
        } else {
            socket.resume();
        }
    }

    private Future<Void> say(Buffer words) {
        return words.length() == 0 ? Future.succeededFuture() : unheard(socket.write(words));
    }

    private Future<Void> sayLast(Buffer words) {
        over = true;
        return say(words).eventually(() -> unheard(socket.end()));
    }

    private static Future<Void> unheard(Future<Void> said) {
        return said.otherwise(cause -> {
            LOG.debug("words not delivered cause={}", Blame.of(cause));
            return null;
        });
    }
}
