package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the log every second, so that nobody here waits longer for what the bus did not bring, and says on the bus every few
 * seconds that the log is there and where it ends. Every node does it: readers may hear any of them.
 */
final class PulseVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PulseVerticle.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Rooms rooms;
    private boolean calling;
    private boolean again;

    PulseVerticle(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LOOK.toMillis(), timer -> {
            rooms.reading().live().look();
            call();
        });
        rooms.reading().live().listen(() -> context.runOnContext(moved -> call()));
        vertx.setPeriodic(
                BEAT.toMillis(),
                timer -> rooms.events().beat(BEAT).onFailure(cause -> LOG.debug("no heartbeat: database away", cause)));
        return Future.succeededFuture();
    }

    /** What is rung for while a round looks around is one more round. */
    private void call() {
        again = calling;
        if (calling) {
            return;
        }
        calling = true;
        rooms.reading()
                .webhooks()
                .round()
                .onComplete(done -> context.runOnContext(now -> {
                    calling = false;
                    if (done.failed()) {
                        LOG.debug("no webhooks called: database away", done.cause());
                    } else if (again) {
                        call();
                    }
                }));
    }
}
