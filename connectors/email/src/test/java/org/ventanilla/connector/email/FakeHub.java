package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** Keeps one submission for each key and answers a receipt, unless told to be deaf or mute. */
final class FakeHub {
    /** How it treats what comes. */
    enum Mood {
        WELL,
        /** Nothing is kept and nobody answers. */
        DEAF,
        /** All is kept and nobody answers: the crash between commit and receipt. */
        MUTE
    }

    private final Map<String, Submission> kept = new ConcurrentHashMap<>();
    private final BlockingQueue<Submission> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> answered = new LinkedBlockingQueue<>();
    volatile Mood mood = Mood.WELL;

    FakeHub(Vertx vertx) {
        Wait.of(vertx.eventBus()
                .<JsonObject>consumer(Addresses.SUBMIT, this::take)
                .completion());
    }

    private void take(Message<JsonObject> message) {
        var submission = Wire.parse(message.body().encode(), Submission.class);
        heard.add(submission);
        if (mood == Mood.DEAF) {
            return;
        }
        boolean known = kept.putIfAbsent(submission.key(), submission) != null;
        if (mood == Mood.WELL) {
            var ending = submission.quarantine() != null ? Outcome.QUARANTINED : Outcome.ACCEPTED;
            var outcome = known ? Outcome.DUPLICATE : ending;
            var receipt = new Receipt(Receipt.SCHEMA, outcome, "r1", "AV-1", null, "token", null, null);
            message.reply(new JsonObject(Wire.toMap(receipt)));
            answered.add(outcome);
        }
    }

    /** The next submission, repeated ones too. */
    Heard next() throws InterruptedException {
        return new Heard(taken(heard, "a submission"));
    }

    Outcome nextAnswer() throws InterruptedException {
        return taken(answered, "a receipt");
    }

    List<Submission> kept() {
        return List.copyOf(kept.values());
    }

    private static <T> T taken(BlockingQueue<T> queue, String what) throws InterruptedException {
        T found = queue.poll(20, TimeUnit.SECONDS);
        if (found == null) {
            throw new AssertionError("never came: " + what);
        }
        return found;
    }
}
