package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Health;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.Hosting.Hosted;

/** How VIS-3 is tried: what an operator sees of the whole way and of the credential. */
final class VitalSteps {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** A good deal more than a canary may take. */
    private static final int STEPS = 12;

    private VitalSteps() {}

    static void seen(Bench bench) throws Exception {
        if (bench.shape().can(Capability.CANARY)) {
            canary(bench);
        }
        if (bench.shape().can(Capability.EXPIRING_TOKEN)) {
            token(bench);
        }
    }

    private static void canary(Bench bench) throws Exception {
        Hosted hosted = started(bench, bench.source.canaryOptions());
        bench.until("a canary is back", () -> hosted.host().vitals().canaryBack() != null);
        bench.expect(hosted.host().vitals().roundTrip() != null, "how long it took", "nothing");
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        Instant first = hosted.host().vitals().canaryBack();
        bench.until("a later one is back", () -> {
            bench.clock.advance(STEP);
            bench.settle();
            return isLater(hosted.host().vitals().canaryBack(), first);
        });
        int strangers = bench.hub.submissions().size() - bench.toldOf(item).size();
        bench.expect(strangers == 0, "a hub that hears of no canary", strangers + " of them");
        bench.expect(
                hosted.host().counts().received() == 1,
                "one item received",
                hosted.host().counts());
        missing(bench, hosted);
        bench.stop(hosted);
    }

    /** The source can be read all the time, so that nothing but the canary can tell. */
    private static void missing(Bench bench, Hosted hosted) throws Exception {
        bench.source.outbox().be(Outbox.Answer.BROKEN);
        for (int steps = 0; steps < STEPS; steps++) {
            bench.clock.advance(STEP);
            bench.settle();
        }
        bench.until("it is DEGRADED for want of a canary", () -> {
            Health health = hosted.host().health();
            return health.state() == State.DEGRADED && "canary-overdue".equals(health.detail());
        });
        bench.source.outbox().be(Outbox.Answer.TAKEN);
        bench.until("it is RUNNING with the next canary", () -> {
            bench.clock.advance(STEP);
            bench.settle();
            return hosted.host().health().state() == State.RUNNING;
        });
    }

    private static void token(Bench bench) throws Exception {
        Duration life = bench.source.tokenLife();
        Hosted hosted = started(bench, bench.source.tokenOptions());
        bench.until("the token's end is known", () -> hosted.host().vitals().tokenExpires() != null);
        Instant end = hosted.host().vitals().tokenExpires();
        Duration off = Duration.between(bench.clock.instant().plus(life), end).abs();
        bench.expect(off.compareTo(TOLERANCE) < 0, "an end after " + life, "off by " + off);
        bench.clock.advance(life.minus(TOLERANCE));
        bench.until(
                "it is renewed before it ends",
                () -> isLater(hosted.host().vitals().tokenExpires(), end));
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.stop(hosted);
    }

    private static boolean isLater(@Nullable Instant now, @Nullable Instant before) {
        return now != null && before != null && now.isAfter(before);
    }

    private static Hosted started(Bench bench, JsonObject options) {
        var schema = new OptionsSchema(bench.subject.connector().descriptor().optionsSchema());
        return bench.start(Paces.QUICK, schema.filled(options));
    }
}
