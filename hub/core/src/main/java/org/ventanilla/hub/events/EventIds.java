package org.ventanilla.hub.events;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7 (RFC 9562 §5.7): milliseconds first, so that ids of a day lie together in an index. Pure. */
final class EventIds {
    private EventIds() {}

    static UUID at(Instant when, RandomGenerator random) {
        long high = (when.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
