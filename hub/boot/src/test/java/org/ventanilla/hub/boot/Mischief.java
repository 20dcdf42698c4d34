package org.ventanilla.hub.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The big faults of a storm: which, in which order, to whom and how long, drawn from its seed. Each kind happens at least once;
 * they come one after the other at numbers of the reports, and none waits for the city to be well again before the next, but
 * for a torn network: its two halves must be there to be torn.
 */
final class Mischief {
    /** What breaks. */
    enum Kind {
        HUB_NODE_CRASHES,
        CONNECTOR_CRASHES,
        POSTGRES_CRASHES,
        CLUSTER_PARTS,
        MAILBOX_BREAKS
    }

    private static final int EXTRA = 2;
    /** The storm is not over yet when the last one strikes. */
    private static final int LAST_PERCENT = 90;

    private final Duo duo;
    private final Elsewhere elsewhere;
    private final Crowd crowd;
    private final Storm storm;
    private final Random chance;

    Mischief(Duo duo, Elsewhere elsewhere, Crowd crowd, Storm storm) {
        this.duo = duo;
        this.elsewhere = elsewhere;
        this.crowd = crowd;
        this.storm = storm;
        this.chance = new Random(storm.seed());
    }

    /** Does all of it while the crowd reports; answers what it did. Both nodes run when it returns. */
    List<Kind> happen() throws Exception {
        var kinds = new ArrayList<>(List.of(Kind.values()));
        for (int i = 0; i < EXTRA; i++) {
            kinds.add(Kind.values()[chance.nextInt(Kind.values().length)]);
        }
        Collections.shuffle(kinds, chance);
        var at = new ArrayList<Integer>();
        kinds.forEach(kind -> at.add(1 + chance.nextInt(storm.reports() * LAST_PERCENT / 100)));
        Collections.sort(at);
        for (int i = 0; i < kinds.size(); i++) {
            crowd.awaitBegun(at.get(i));
            happen(kinds.get(i));
        }
        return kinds;
    }

    private void happen(Kind kind) throws Exception {
        switch (kind) {
            case HUB_NODE_CRASHES -> {
                Node node = duo.nodes().get(chance.nextInt(2));
                node.kill();
                pause(chance.nextInt(2_000));
                node.startAgain();
            }
            case CONNECTOR_CRASHES -> elsewhere.crash();
            case POSTGRES_CRASHES -> duo.killPostgres();
            case CLUSTER_PARTS -> part();
            case MAILBOX_BREAKS -> {
                duo.mailbox.set(Link.State.BROKEN);
                pause(chance.nextInt(1_000));
                duo.mailbox.set(Link.State.WHOLE);
            }
        }
    }

    /** A silent one lasts longer than it takes a member to be given up for lost, every other time. */
    private void part() {
        duo.awaitWhole();
        boolean silent = chance.nextBoolean();
        duo.part(silent ? Link.State.SILENT : Link.State.BROKEN);
        pause(silent ? 3_000 + chance.nextInt(9_000) : 1_000 + chance.nextInt(3_000));
        duo.heal();
    }

    /** How long something stays broken is part of the fault: nothing is waited for. */
    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
