package org.ventanilla.connector;

import java.util.EnumMap;
import java.util.Map;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.SendOutcome;

/** Counts what becomes of the items of one instance; one lock, so that the columns add up whenever one looks. */
final class Tally {
    private final Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
    private long received;
    private long spooled;
    private long inFlight;
    private long sent;
    private long retried;
    private long failed;
    private long backfilled;
    private long throttled;
    private long gaps;
    private long forbidden;

    /** An item is taken from its source. */
    synchronized Ticket take() {
        received++;
        inFlight++;
        return new Ticket();
    }

    /** Items that an earlier run left on disk. */
    synchronized void found(int onDisk) {
        received += onDisk;
        spooled += onDisk;
    }

    /** An item is taken from the spool. */
    synchronized Ticket takeFromSpool() {
        spooled--;
        inFlight++;
        return new Ticket();
    }

    synchronized void sent(SendOutcome.Ending ending) {
        switch (ending) {
            case SENT -> sent++;
            case RETRY -> retried++;
            default -> failed++;
        }
    }

    synchronized void backfilled() {
        backfilled++;
    }

    synchronized void throttled() {
        throttled++;
    }

    synchronized void gap() {
        gaps++;
    }

    synchronized void forbidden() {
        forbidden++;
    }

    synchronized Counts counts() {
        return new Counts(
                received,
                ended(Outcome.ACCEPTED),
                ended(Outcome.DUPLICATE),
                ended(Outcome.CONFLICT),
                ended(Outcome.QUARANTINED),
                spooled,
                inFlight,
                sent,
                retried,
                failed,
                backfilled,
                throttled,
                gaps,
                forbidden);
    }

    private long ended(Outcome outcome) {
        return ended.getOrDefault(outcome, 0L);
    }

    /** One item in flight. Its first ending counts, whatever comes later. */
    final class Ticket {
        private boolean over;

        void ended(Outcome outcome) {
            synchronized (Tally.this) {
                if (leave()) {
                    ended.merge(outcome, 1L, Long::sum);
                }
            }
        }

        void spooled() {
            synchronized (Tally.this) {
                if (leave()) {
                    spooled++;
                }
            }
        }

        /** No receipt: the source keeps it and will bring it again. */
        void givenBack() {
            synchronized (Tally.this) {
                if (leave()) {
                    received--;
                }
            }
        }

        private boolean leave() {
            if (over) {
                return false;
            }
            over = true;
            inFlight--;
            return true;
        }
    }
}
