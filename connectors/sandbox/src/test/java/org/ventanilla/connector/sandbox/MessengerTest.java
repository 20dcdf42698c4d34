package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for at most so many updates gets no more, whether they were there or are waited for. */
class MessengerTest {
    private static final String TOKEN = "1:only-for-this-test";

    private final Vertx vertx = Vertx.vertx();
    private final Messenger messenger = new Messenger(vertx, TOKEN);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void listens() throws Exception {
        done(messenger.start(0).toCompletionStage().toCompletableFuture());
    }

    @AfterEach
    void ends() throws Exception {
        done(messenger.stop().toCompletionStage().toCompletableFuture());
        done(vertx.close().toCompletionStage().toCompletableFuture());
    }

    @Test
    void a_question_is_answered_with_at_most_its_limit() throws Exception {
        write(3);
        assertThat(done(ask(0, 2, 0))).hasSize(2);
    }

    @Test
    void a_waiting_question_is_answered_with_at_most_its_limit() throws Exception {
        var waiting = ask(0, 2, 30);
        while (messenger.asked("getUpdates") == 0) {
            Thread.onSpinWait();
        }
        write(3);
        assertThat(done(waiting)).hasSizeBetween(1, 2);
    }

    @Test
    void an_offset_forgets_all_before_it() throws Exception {
        write(3);
        assertThat(done(ask(3, 10, 0))).singleElement().satisfies(u -> assertThat(((JsonObject) u).getLong("update_id"))
                .isEqualTo(3));
        assertThat(messenger.isAcknowledged(2)).isTrue();
    }

    /** All at once, as far as a question can see. */
    private void write(int count) {
        synchronized (messenger) {
            for (int n = 0; n < count; n++) {
                messenger.write(7, 0, new JsonObject().put("text", "farola " + n));
            }
        }
    }

    private CompletableFuture<JsonArray> ask(long offset, int limit, int seconds) {
        var body = new JsonObject().put("offset", offset).put("limit", limit).put("timeout", seconds);
        var request = HttpRequest.newBuilder(URI.create(messenger.address() + "/bot" + TOKEN + "/getUpdates"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> new JsonObject(answer.body()).getJsonArray("result"));
    }

    private static <T> T done(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}
