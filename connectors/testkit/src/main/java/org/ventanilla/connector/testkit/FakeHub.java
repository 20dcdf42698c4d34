package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Submission;
import org.ventanilla.model.TrailEntry;
import org.ventanilla.model.Wire;

/**
 * A hub on the event bus, in the real wire form and with the real intake's answers by key and fingerprint. It remembers
 * everything it was told, repeats included, and can be made to misbehave. {@link #close} makes it a hub that is not there
 * at all; {@link #open} brings it back, with what it knew. Safe from any thread.
 */
public final class FakeHub {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Ledger ledger = new Ledger();
    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();
    private final List<ControlEvent> controls = new CopyOnWriteArrayList<>();
    private final List<TrailEntry> trail = new CopyOnWriteArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
    private volatile boolean keepsTrail = true;
    private volatile Mood mood = Mood.WELL;
    private volatile Function<Submission, @Nullable Mood> moods = submission -> null;
    private volatile Function<Submission, Verdict> verdicts = submission -> Verdict.USUAL;

    /** How the hub treats what comes in. */
    public enum Mood {
        /** Stores and answers. */
        WELL,
        /** Stores nothing, answers nothing. */
        SILENT,
        /** Stores, but the answer is lost on the way. */
        STORES_BUT_SILENT,
        /** Stores nothing and says "try later" (503). */
        FAILING,
        /** Stores and answers only after {@link FakeHub#release}. */
        HOLDING,
        /** Stores, and the answer comes twice. */
        ANSWERS_TWICE
    }

    /** What becomes of one submission when the test decides instead of the ledger. */
    public sealed interface Verdict {
        /** The ledger decides. */
        Verdict USUAL = new Usual();

        /** The ledger decides. */
        record Usual() implements Verdict {}

        /** This receipt, whatever the ledger would have said. */
        record Given(Receipt receipt) implements Verdict {}

        /** Refused as breaking the schema (400); not stored. */
        record Refused(String why) implements Verdict {}

        /** An answer that is not a receipt. */
        record Nonsense(JsonObject answer) implements Verdict {}
    }

    public FakeHub(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Comes up, or back. */
    public Future<Void> open() {
        consumers.add(vertx.eventBus().consumer(Addresses.SUBMIT, message -> handle(message, this::submit)));
        consumers.add(vertx.eventBus()
                .consumer(
                        Addresses.RECEIPT,
                        message -> handle(message, body -> {
                            receipts.add(Wire.parse(body.encode(), DeliveryReceipt.class));
                            return new JsonObject();
                        })));
        consumers.add(vertx.eventBus()
                .consumer(
                        Addresses.CONTROL,
                        message -> handle(message, body -> {
                            controls.add(Wire.parse(body.encode(), ControlEvent.class));
                            return new JsonObject();
                        })));
        consumers.add(vertx.eventBus().consumer(Addresses.TRAIL, this::log));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList())
                .mapEmpty();
    }

    /** Goes away: requests find nobody. What it knows stays. */
    public Future<Void> close() {
        var going = List.copyOf(consumers);
        consumers.clear();
        return Future.join(going.stream().map(MessageConsumer::unregister).toList())
                .mapEmpty();
    }

    /** From now on. */
    public void be(Mood next) {
        mood = next;
    }

    /** Treats single submissions otherwise than the rest, from now on; null for as the rest. */
    public void treat(Function<Submission, @Nullable Mood> next) {
        moods = next;
    }

    /** Lets the test decide about single submissions, from now on. */
    public void decide(Function<Submission, Verdict> next) {
        verdicts = next;
    }

    /** Ends {@link Mood#HOLDING}: everything held is stored and answered now, oldest first. */
    public void release() {
        List<Runnable> all;
        synchronized (held) {
            mood = Mood.WELL;
            moods = submission -> null;
            all = List.copyOf(held);
            held.clear();
        }
        all.forEach(Runnable::run);
    }

    /** How many requests wait for {@link #release}. */
    public int heldBack() {
        synchronized (held) {
            return held.size();
        }
    }

    /** Every submission that reached it, in order of arrival, repeats and unanswered ones too. */
    public List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    /** What it stored: the first submission of every key, in order. */
    public List<Submission> reports() {
        return ledger.reports();
    }

    public List<DeliveryReceipt> receipts() {
        return List.copyOf(receipts);
    }

    public List<ControlEvent> controls() {
        return List.copyOf(controls);
    }

    /** From now on nobody keeps the channel log. */
    public void ignoreTrail() {
        keepsTrail = false;
    }

    /** The channel log as it came. */
    public List<TrailEntry> trail() {
        return List.copyOf(trail);
    }

    private void log(Message<JsonObject> message) {
        if (!keepsTrail) {
            return;
        }
        var entries = message.body().getJsonArray("entries");
        for (int i = 0; i < entries.size(); i++) {
            trail.add(Wire.parse(entries.getJsonObject(i).encode(), TrailEntry.class));
        }
    }

    /** Asks a connector to send, as the real hub does. */
    public Future<SendOutcome> send(String instance, OutboundUpdate update) {
        var options = new DeliveryOptions().setSendTimeout(PATIENCE.toMillis());
        return vertx.eventBus()
                .<JsonObject>request(Addresses.send(instance), new JsonObject(Wire.toMap(update)), options)
                .map(reply -> Wire.parse(reply.body().encode(), SendOutcome.class));
    }

    private JsonObject submit(JsonObject body) {
        Submission submission = Wire.parse(body.encode(), Submission.class);
        Verdict verdict = verdicts.apply(submission);
        if (verdict instanceof Verdict.Refused refused) {
            throw new IllegalArgumentException(refused.why());
        } else if (verdict instanceof Verdict.Nonsense nonsense) {
            return nonsense.answer();
        } else if (verdict instanceof Verdict.Given given) {
            return new JsonObject(Wire.toMap(given.receipt()));
        }
        SubmissionRules.check(submission);
        return new JsonObject(Wire.toMap(ledger.take(submission)));
    }

    private void handle(Message<JsonObject> message, Function<JsonObject, JsonObject> store) {
        switch (moodFor(message)) {
            case WELL -> answer(message, store);
            case STORES_BUT_SILENT -> Objects.requireNonNull(store.apply(message.body()));
            case FAILING -> message.fail(503, "try later");
            case HOLDING -> hold(() -> answer(message, store));
            case ANSWERS_TWICE -> {
                answer(message, store);
                answer(message, store);
            }
            case SILENT -> {
                // Heard, but nobody will ever know.
            }
        }
    }

    /** Also the place where what arrives is noted. */
    private Mood moodFor(Message<JsonObject> message) {
        if (!message.address().equals(Addresses.SUBMIT)) {
            return mood;
        }
        Submission submission = Wire.parse(message.body().encode(), Submission.class);
        submissions.add(submission);
        Mood own = moods.apply(submission);
        return own == null ? mood : own;
    }

    private void hold(Runnable later) {
        synchronized (held) {
            held.add(later);
        }
    }

    private static void answer(Message<JsonObject> message, Function<JsonObject, JsonObject> store) {
        try {
            message.reply(store.apply(message.body()));
        } catch (IllegalArgumentException e) {
            message.fail(400, String.valueOf(e.getMessage()));
        }
    }
}
