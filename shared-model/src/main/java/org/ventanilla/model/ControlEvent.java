package org.ventanilla.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that changes what we may send to an address: stop, start, bounce (CONTRACT §3.4).
 *
 * @param deliveryId of our message, when it is news about one
 * @param at when it was said; what was said later has the last word, whichever is told first
 * @param nativeId the source's own id of what was said, when it has one: told again, at whatever time, it acts
 *     once. Without one the same type at the same time is the same
 */
public record ControlEvent(
        String instance,
        String address,
        Type type,
        @Nullable String deliveryId,
        @Nullable String code,
        Instant at,
        @Nullable String nativeId) {

    /** The same, said at another time. */
    public ControlEvent saidAt(Instant when) {
        return new ControlEvent(instance, address, type, deliveryId, code, when, nativeId);
    }

    /** The same, of another address: the one the message really went to. */
    public ControlEvent saidOf(String other) {
        return new ControlEvent(instance, other, type, deliveryId, code, at, nativeId);
    }

    /** Code of a wish that nobody on the way has confirmed to the person: the hub does. */
    public static final String CONFIRM = "confirm";

    /** Code of a wish for no more news like the delivery named, by the way that delivery itself offered. */
    public static final String UNSUBSCRIBE = "list-unsubscribe";

    /** What happened. */
    public enum Type {
        STOP,
        START,
        HELP,
        BOUNCE_HARD,
        BOUNCE_SOFT,
        VERIFIED
    }

    @Override
    public String toString() {
        return "ControlEvent[" + instance + " " + type + "]";
    }
}
