package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, round after round, without overlap; the lane rings when it owes something new. */
final class PostVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PostVerticle.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String doorbell;
    private final Supplier<Future<Integer>> round;
    private @Nullable MessageConsumer<JsonObject> bell;
    private boolean working;
    private boolean rung;
    private boolean stopped;

    PostVerticle(String doorbell, Supplier<Future<Integer>> round) {
        this.doorbell = doorbell;
        this.round = round;
    }

    @Override
    public Future<?> start() {
        bell = vertx.eventBus().consumer(doorbell, message -> {
            rung = true;
            work();
        });
        tick();
        return bell.completion();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return bell == null ? Future.succeededFuture() : bell.unregister();
    }

    private void tick() {
        work();
        if (!stopped) {
            vertx.setTimer(PAUSE.toMillis(), timer -> tick());
        }
    }

    private void work() {
        if (working || stopped) {
            return;
        }
        working = true;
        rung = false;
        round.get()
                .onComplete(done -> context.runOnContext(now -> {
                    working = false;
                    if (done.failed()) {
                        LOG.warn(
                                "messages not sent this round cause={}",
                                done.cause().getMessage());
                    } else if (rung || done.result() > 0) {
                        work();
                    }
                }));
    }
}
