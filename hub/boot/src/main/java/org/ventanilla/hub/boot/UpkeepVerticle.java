package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what is kept for a while only, and looks after recordings. Every node does it; doing it twice is no harm. */
final class UpkeepVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepVerticle.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    /** Who looks at a call that was just written down wants to hear it, and a new city soon has figures to show. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final List<Supplier<Future<Void>>> often;
    private final List<Supplier<Future<Void>>> chores;

    /** @param keepDays how far back events are given out; 0 for ever */
    UpkeepVerticle(Rooms rooms, Clock clock, int keepDays) {
        this.often = List.of(rooms.recordings()::round);
        this.chores = List.of(
                rooms.notices()::forgetUnknown,
                rooms.trail()::forgetOld,
                rooms.remotes()::forgetOld,
                rooms.reading().consumers()::warn,
                rooms.openData()::publish,
                rooms.post().follows()::forgetUnconfirmed,
                () -> rooms.mind().school().look(vertx),
                rooms.mind().pacing()::refresh,
                () -> vertx.executeBlocking(() -> {
                    rooms.mind().categories().refresh();
                    return null;
                }),
                // Also looks whether the database was restored while we ran.
                rooms.events()::open,
                () -> keepDays == 0
                        ? Future.succeededFuture()
                        : rooms.events().forgetBefore(clock.instant().minus(Duration.ofDays(keepDays))));
    }

    @Override
    public Future<?> start() {
        every(EVERY, chores);
        every(SOON, often);
        return Future.succeededFuture();
    }

    private void every(Duration time, List<Supplier<Future<Void>>> all) {
        var unused = vertx.setPeriodic(
                SOON.toMillis(),
                time.toMillis(),
                timer -> all.forEach(chore -> chore.get()
                        .onFailure(cause -> LOG.warn("upkeep left for the next time cause={}", cause.getMessage()))));
    }
}
