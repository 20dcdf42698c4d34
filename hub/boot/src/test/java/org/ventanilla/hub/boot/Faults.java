package org.ventanilla.hub.boot;

import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What happens to requests that bring something in, drawn from a seed in the order in which they come. Everything else (what
 * a test asks in order to reckon) passes untouched.
 */
final class Faults {
    /** What becomes of one request. */
    enum Fault {
        NONE,
        /** The connection breaks before a node has it. */
        LOST,
        /** A node has it, and the connection breaks before the answer. */
        ANSWER_LOST,
        LATE,
        /** It comes twice. */
        TWICE
    }

    /** Nothing ever happens. */
    static final Faults NONE = new Faults(0, 0);

    private static final List<String> BRINGING_IN = List.of("POST /v1/intake ", "POST /in/sms", "POST /report ");
    private static final int PERCENT = 100;
    private static final int LONGEST_DELAY_MS = 1_500;

    private final int percentEach;
    private final SplittableRandom chance;
    private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);

    /** @param percentEach of how many of a hundred requests each fault happens to */
    Faults(long seed, int percentEach) {
        this.chance = new SplittableRandom(seed);
        this.percentEach = percentEach;
    }

    synchronized Fault next(Buffer request) {
        String begin = request.getString(0, Math.min(request.length(), 40));
        if (percentEach == 0 || BRINGING_IN.stream().noneMatch(begin::startsWith)) {
            return Fault.NONE;
        }
        int drawn = chance.nextInt(PERCENT) / percentEach + 1;
        Fault fault = drawn < Fault.values().length ? Fault.values()[drawn] : Fault.NONE;
        happened.merge(fault, 1, Integer::sum);
        return fault;
    }

    synchronized int delayMillis() {
        return 50 + chance.nextInt(LONGEST_DELAY_MS);
    }

    /** How often each happened so far. */
    synchronized Map<Fault, Integer> happened() {
        return new EnumMap<>(happened);
    }
}
