package org.ventanilla.connector.conformance;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ventanilla.connector.Backoff;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;

/** How the rules of a connector's life are tried. */
final class LifeSteps {
    private static final int RETRIES = 10_000;

    /** So many items of a source are under way at once, at most. */
    private static final int WINDOW = 16;

    private LifeSteps() {}

    static void checker(Bench bench) throws Exception {
        Item waiting = bench.item();
        boolean polled = bench.shape().can(Capability.INBOUND_POLL);
        if (polled) {
            bench.source.deliver(waiting);
        }
        Checker.Result good = checked(bench);
        bench.expect(good.isOk(), "a check of good options that says OK", options(good));
        bench.source.goAway();
        Checker.Result away = checked(bench);
        bench.expect(!away.isOk(), "a check that fails while the source is away", "OK");
        bench.source.comeBack();
        if (polled) {
            bench.source.refuseCredentials();
            Checker.Result refused = checked(bench);
            bench.expect(!refused.isOk(), "a check that fails for wrong credentials", "OK");
            bench.expect(bench.fate(waiting) == Fate.WAITING, "a check without side effects", bench.fate(waiting));
        }
        bench.expect(bench.hub.submissions().isEmpty(), "a check that hands nothing in", "submissions");
        if (bench.shape().can(Capability.OUTBOUND)) {
            bench.expect(bench.source.outbox().sent().isEmpty(), "a check that sends nothing", "something sent");
        }
    }

    private static Set<String> options(Checker.Result result) {
        return result.problems().stream().map(Checker.Problem::option).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Checker.Result checked(Bench bench) throws Exception {
        return Wait.on(bench.built(bench.options()).check());
    }

    static void sourceAway(Bench bench) throws Exception {
        backoff(bench);
        if (!bench.shape().can(Capability.INBOUND_POLL)) {
            return; // a source that calls us has no other way to be away
        }
        Item item = bench.item();
        bench.source.deliver(item);
        bench.source.goAway();
        Hosted hosted = bench.start();
        bench.until("the instance is DEGRADED", () -> hosted.host().health().state() == State.DEGRADED);
        bench.settle();
        bench.source.comeBack();
        bench.expectTaken(item);
        bench.until("the instance is RUNNING", () -> hosted.host().health().state() == State.RUNNING);
    }

    private static void backoff(Bench bench) {
        Backoff usual = Patience.STANDARD.connections();
        var random = new Random(bench.run.seed());
        for (int failures = 1; failures <= RETRIES; failures++) {
            Duration wait = usual.after(failures, random);
            boolean fits = !wait.isNegative() && !wait.isZero() && wait.compareTo(usual.cap()) <= 0;
            bench.expect(fits, "a wait of at most " + usual.cap() + " after " + failures + " failures", wait);
        }
    }

    static void badCredentials(Bench bench) throws Exception {
        bench.source.refuseCredentials();
        Hosted hosted = bench.start();
        bench.until("the instance is FAILED", () -> hosted.host().health().state() == State.FAILED);
        bench.settle();
        bench.settle();
        int tries = bench.source.logins();
        bench.expect(tries <= 3, "at most three tries", tries + " within a moment");
    }

    static void drain(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(20);
        Hosted hosted = bench.startWith(items, Paces.QUICK);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        Future<Void> stopping = hosted.host().stop();
        Item late = bench.item();
        bench.source.deliver(late);
        bench.hub.release();
        Wait.on(stopping);
        bench.settle();
        bench.expect(bench.fate(late) != Fate.ACKNOWLEDGED, "nothing new taken after stop", bench.fate(late));
        for (Item item : items) {
            boolean safe = bench.fate(item) != Fate.ACKNOWLEDGED
                    || !bench.reportsOf(item).isEmpty()
                    || bench.shape().spools();
            bench.expect(safe, "no acknowledgement of what the hub does not have", item + " acknowledged");
        }
        afterwards(bench, items);
    }

    private static void afterwards(Bench bench, List<Item> items) throws Exception {
        bench.start();
        for (Item item : items) {
            bench.until(item + " is answered", () -> bench.fate(item) != Fate.WAITING);
            if (bench.fate(item) == Fate.COME_AGAIN) {
                bench.source.again(item);
            }
            bench.expectTaken(item);
        }
    }

    static void stopTwice(Bench bench) throws Exception {
        bench.stop(bench.start()); // warms up what every later start shares
        Set<String> before = threads();
        Hosted hosted = bench.start();
        bench.vertx.runOnContext(now -> hosted.host().stop());
        Wait.on(hosted.host().stop());
        Wait.on(hosted.host().stop());
        bench.stop(hosted);
        bench.expect(
                hosted.host().health().state() == State.STOPPED,
                "STOPPED",
                hosted.host().health().state());
        bench.until("no thread is left", () -> {
            Set<String> left = threads();
            left.removeAll(before);
            return left.isEmpty();
        });
        String send = Addresses.send(bench.subject.instance());
        var asked = bench.vertx.eventBus().request(send, new io.vertx.core.json.JsonObject());
        bench.until("nobody listens to what is to be sent", asked::failed);
        bench.expect(String.valueOf(asked.cause()).contains("NO_HANDLERS"), "no consumer on the bus", asked.cause());
    }

    /** Threads of this run that a connector could have started; pools shared by all of Vert.x and the JDK do not count. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> !name.matches("(vert\\.x-|HttpClient-|Common-Cleaner|ForkJoin|CompletableFuture).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void removed(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(40);
        Hosted hosted = bench.startWith(items, Bench.PATIENT);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        // The hub holds: the runner has asked for a window of items now, who goes past it for all.
        bench.lull(bench.hub::heldBack);
        Future<Void> stopping = hosted.host().stop();
        bench.hub.release();
        Wait.on(stopping);
        bench.settle();
        long told = items.stream().filter(item -> !bench.toldOf(item).isEmpty()).count();
        bench.expect(told <= WINDOW, "at most the items under way", told + " items");
    }
}
