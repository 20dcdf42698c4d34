package org.example.@name@;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.connector.testkit.FakeHttp;

/** The provider's own API on loopback: it takes messages, and can be told to misbehave. */
final class @Name@Provider implements Outbox, AutoCloseable {
    private static final int RETRY_AFTER = 7;

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Answer answer = Answer.TAKEN;
    private volatile boolean refuses;
    private final FakeHttp server;

    @Name@Provider(Vertx vertx) {
        this.server = new FakeHttp(vertx, this::handle);
    }

    String address() {
        return server.address().toString();
    }

    void goAway() {
        server.goAway();
    }

    void comeBack() {
        server.comeBack();
    }

    @Override
    public void close() {
        server.close();
    }

    void refuse() {
        refuses = true;
    }

    @Override
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public int asked() {
        return asked.get();
    }

    @Override
    public void be(Answer next) {
        answer = next;
    }

    @Override
    public long retryAfterSeconds() {
        return RETRY_AFTER;
    }

    private void handle(HttpServerRequest request) {
        asked.incrementAndGet();
        if (refuses || !@Name@World.TOKEN.equals(request.getHeader("X-Token"))) {
            end(request, 401, new JsonObject());
        } else if (request.path().equals("/send")) {
            request.body().onSuccess(body -> take(request, body.toJsonObject()));
        } else {
            end(request, 200, new JsonObject());
        }
    }

    private void take(HttpServerRequest request, JsonObject message) {
        if (answer == Answer.TAKEN || answer == Answer.TAKEN_UNSAID) {
            sent.add(new Sent(message.getString("to"), message.getString("text")));
        }
        switch (answer) {
            case TAKEN -> end(request, 200, new JsonObject().put("id", "p" + sent.size()));
            case THROTTLED -> {
                request.response().putHeader("Retry-After", Integer.toString(RETRY_AFTER));
                end(request, 429, new JsonObject());
            }
            case BROKEN -> end(request, 500, new JsonObject());
            case REFUSED -> end(request, 400, new JsonObject());
            case OPTED_OUT -> end(request, 410, new JsonObject());
            case TAKEN_UNSAID -> request.connection().close();
        }
    }

    private static void end(HttpServerRequest request, int status, JsonObject body) {
        request.response().setStatusCode(status).end(body.toBuffer());
    }
}
