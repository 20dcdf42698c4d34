package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Canary;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.ExpiringToken;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Refused;

/** What the healthy connector that asks tells of its own well-being, where its options ask for it. */
final class EchoVitals {
    static final Duration OVERDUE = Duration.ofSeconds(5);

    private EchoVitals() {}

    static JsonObject schema() {
        var schema = EchoPush.schema();
        schema.getJsonObject("properties")
                .put(
                        "canaryEverySeconds",
                        new JsonObject()
                                .put("type", "integer")
                                .put("default", 0)
                                .put("description", "time between two messages to itself; 0 for none"))
                .put(
                        "session",
                        new JsonObject()
                                .put("type", "boolean")
                                .put("default", false)
                                .put("description", "whether to log in with a session that ends"));
        return schema;
    }

    static Assembly added(ConnectorContext context, EchoClient client, Assembly parts) {
        long every = context.options().getLong("canaryEverySeconds");
        Assembly watched = every == 0
                ? parts
                : parts.withCanary(new Canary(
                        Duration.ofSeconds(every),
                        OVERDUE,
                        token -> client.post(
                                        "/canary",
                                        new JsonObject().put("canary", token).toBuffer())
                                .compose(answer -> answer.status() == 200
                                        ? Future.succeededFuture()
                                        : Future.failedFuture(new Refused("not taken"))),
                        EchoVitals::token));
        return context.options().getBoolean("session") ? watched.withToken(new Session(context, client)) : watched;
    }

    private static Optional<String> token(RawItem item) {
        String raw = item.raw().toString();
        return raw.startsWith("{\"canary\"") ? Optional.of(new JsonObject(raw).getString("canary")) : Optional.empty();
    }

    /** A session with the provider. */
    private static final class Session implements ExpiringToken {
        private final ConnectorContext context;
        private final EchoClient client;
        private volatile @Nullable Instant end;

        Session(ConnectorContext context, EchoClient client) {
            this.context = context;
            this.client = client;
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.ofNullable(end);
        }

        @Override
        public Future<Void> renew() {
            return client.post("/session", Buffer.buffer())
                    .onSuccess(answer -> end = context.clock()
                            .instant()
                            .plusSeconds(answer.body().toJsonObject().getLong("seconds")))
                    .mapEmpty();
        }
    }
}
