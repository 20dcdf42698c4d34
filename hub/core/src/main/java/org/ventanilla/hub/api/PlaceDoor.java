package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;
import org.ventanilla.model.Wire;

/**
 * Tells a connector which place words name, while somebody is still on the line. Keeps nothing and changes nothing; a question
 * of the wrong shape is answered with failure code 400.
 */
public final class PlaceDoor {
    private static final int LONGEST = 2_000;
    private static final int BAD = 400;
    private static final int OURS = 503;

    private final Vertx vertx;
    private final Function<PlaceQuestion, PlaceAnswer> places;
    private @Nullable MessageConsumer<JsonObject> consumer;

    /** @param places what makes sense of words; may take some milliseconds, never fails */
    public PlaceDoor(Vertx vertx, Function<PlaceQuestion, PlaceAnswer> places) {
        this.vertx = vertx;
        this.places = places;
    }

    /** Registers the consumer; done when the whole cluster knows. */
    public Future<Void> open() {
        MessageConsumer<JsonObject> opened = vertx.eventBus().consumer(Addresses.PLACE, this::handle);
        consumer = opened;
        return opened.completion();
    }

    /** Takes it back. */
    public Future<Void> close() {
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    private void handle(Message<JsonObject> message) {
        PlaceQuestion question = question(message.body());
        if (question == null) {
            message.fail(BAD, "expected words, at most " + LONGEST + " characters, and perhaps a language");
            return;
        }
        vertx.executeBlocking(() -> places.apply(question), false)
                .onComplete(
                        answer -> message.reply(new JsonObject(Wire.toMap(answer))),
                        cause -> message.fail(OURS, "try later"));
    }

    private static @Nullable PlaceQuestion question(@Nullable JsonObject body) {
        try {
            var asked = body == null ? null : Wire.parse(body.encode(), PlaceQuestion.class);
            return asked == null || asked.words() == null || asked.words().length() > LONGEST ? null : asked;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
