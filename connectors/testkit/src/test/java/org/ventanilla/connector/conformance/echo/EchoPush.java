package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Reconciler;
import org.ventanilla.connector.Traits;
import org.ventanilla.connector.Webhook;
import org.ventanilla.model.Reporter;

/** The healthy connector that its source calls. */
public final class EchoPush {
    private EchoPush() {}

    public static Echo healthy(Capability... more) {
        var capabilities = new java.util.HashSet<>(Set.of(
                Capability.INBOUND_PUSH,
                Capability.OUTBOUND,
                Capability.ATTACHMENTS,
                Capability.RECONCILE,
                Capability.DELIVERY_RECEIPTS));
        capabilities.addAll(List.of(more));
        var descriptor = new Descriptor(
                "echo",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                capabilities,
                schema(),
                Set.of("secret", "token"),
                new Traits(Set.of("{provider}"), Reporter.Assurance.CLAIMED, 1_000, Duration.ofDays(1)));
        return new Echo(descriptor, EchoPush::parts);
    }

    static JsonObject schema() {
        var text = new JsonObject().put("type", "string").put("minLength", 1);
        return new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("additionalProperties", false)
                .put("required", new JsonArray(List.of("provider", "secret", "token")))
                .put(
                        "properties",
                        new JsonObject()
                                .put(
                                        "provider",
                                        text.copy().put("description", "address of the provider, http or https"))
                                .put("secret", text.copy().put("description", "key of the provider's signatures"))
                                .put("token", text.copy().put("description", "what we log in with"))
                                .put(
                                        "pollEveryMillis",
                                        new JsonObject()
                                                .put("type", "integer")
                                                .put("minimum", 1)
                                                .put("default", 60_000)
                                                .put("description", "time between two looks that found nothing")));
    }

    private static Assembly parts(ConnectorContext context, Assembly none) {
        var client = EchoClient.of(context);
        return none.withWebhook(new Hook(context))
                .withSender(client::send)
                .withRemoteFiles(client.files())
                .withReconciler(new Reconciler(
                        (window, page) -> client.get("/archive?from=" + window.from() + "&to=" + window.to() + "&page="
                                        + (page == null ? "0" : page))
                                .map(EchoPush::page),
                        item -> EchoReader.read(context.instance(), item.raw(), Instant.EPOCH)))
                .withChecker(client::check);
    }

    private static Reconciler.Page page(Egress.Answer answer) {
        var json = answer.body().toJsonObject();
        var items = json.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(item -> new RawItem(
                        item.getString("id"),
                        item.getString("id"),
                        Buffer.buffer(item.getBinary("raw")),
                        "application/json"))
                .toList();
        return new Reconciler.Page(items, json.getString("next"), json.getInstant("since"));
    }

    /** Verified by an HMAC over the configured public address and the raw body. */
    public static final class Hook implements Webhook {
        private final ConnectorContext context;
        private final URI base;

        public Hook(ConnectorContext context) {
            this.context = context;
            this.base = URI.create(context.publicAddress() + "/in/" + context.instance());
        }

        @Override
        public @Nullable Reply verify(Request request) {
            if (!request.path().equals("/message")) {
                return refusal(404);
            }
            String secret = context.options().getString("secret");
            return EchoSignature.matches(
                            secret,
                            base + request.path(),
                            request.body(),
                            request.headers().get("X-Echo"))
                    ? null
                    : refusal(403);
        }

        @Override
        public List<Inbound> parse(Request request) {
            return EchoReader.read(context.instance(), request.body(), request.receivedAt());
        }

        @Override
        public Reply reply(Request request) {
            return new Reply(200, "text/plain", "thanks");
        }

        public static Reply refusal(int status) {
            return new Reply(status, "text/plain", "no");
        }
    }
}
