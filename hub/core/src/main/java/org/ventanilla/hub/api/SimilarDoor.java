package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.Wire;

/**
 * Tells a connector which known incidents something may be, before its citizen sends it. Keeps nothing and changes nothing; a
 * question of the wrong shape is answered with failure code 400.
 */
public final class SimilarDoor {
    /** The longest words that are looked at. */
    public static final int LONGEST = 10_000;

    private static final int BAD = 400;
    private static final int OURS = 503;

    private final Vertx vertx;
    private final Function<SimilarQuestion, Future<SimilarAnswer>> similar;
    private @Nullable MessageConsumer<JsonObject> consumer;

    /** @param similar what knows the incidents */
    public SimilarDoor(Vertx vertx, Function<SimilarQuestion, Future<SimilarAnswer>> similar) {
        this.vertx = vertx;
        this.similar = similar;
    }

    /** Registers the consumer; done when the whole cluster knows. */
    public Future<Void> open() {
        MessageConsumer<JsonObject> opened = vertx.eventBus().consumer(Addresses.SIMILAR, this::handle);
        consumer = opened;
        return opened.completion();
    }

    /** Takes it back. */
    public Future<Void> close() {
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    private void handle(Message<JsonObject> message) {
        SimilarQuestion question = question(message.body());
        if (question == null) {
            message.fail(BAD, "expected a question with words of at most " + LONGEST + " characters");
            return;
        }
        similar.apply(question)
                .onComplete(
                        answer -> message.reply(new JsonObject(Wire.toMap(answer))),
                        cause -> message.fail(OURS, "try later"));
    }

    private static @Nullable SimilarQuestion question(@Nullable JsonObject body) {
        try {
            var asked = body == null ? null : Wire.parse(body.encode(), SimilarQuestion.class);
            return asked == null || length(asked.words()) + length(asked.place()) > LONGEST ? null : asked;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int length(@Nullable String words) {
        return words == null ? 0 : words.length();
    }
}
