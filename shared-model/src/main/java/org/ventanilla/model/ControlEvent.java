package org.ventanilla.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that changes what we may send to an address: stop, start, bounce (CONTRACT §3.4). */
public record ControlEvent(
        String instance, String address, Type type, @Nullable String deliveryId, @Nullable String code, Instant at) {

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
