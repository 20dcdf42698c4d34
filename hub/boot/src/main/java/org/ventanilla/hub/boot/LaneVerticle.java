package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.triage.Lane;

/** Gives the lane an event loop of its own and lets the front door ring for it. */
final class LaneVerticle extends VerticleBase {
    private final String doorbell;
    private final Function<io.vertx.core.Vertx, Lane> make;
    private @Nullable Lane lane;
    private @Nullable MessageConsumer<JsonObject> bell;

    LaneVerticle(String doorbell, Function<io.vertx.core.Vertx, Lane> make) {
        this.doorbell = doorbell;
        this.make = make;
    }

    @Override
    public Future<?> start() {
        Lane mine = make.apply(vertx);
        lane = mine;
        bell = vertx.eventBus().consumer(doorbell, message -> mine.ring());
        mine.start();
        return bell.completion();
    }

    @Override
    public Future<?> stop() {
        Future<Void> silent = bell == null ? Future.succeededFuture() : bell.unregister();
        return silent.compose(done -> lane == null ? Future.succeededFuture() : lane.stop());
    }
}
