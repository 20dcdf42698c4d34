package org.ventanilla.connector.conformance.broken;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Webhook;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.connector.conformance.echo.EchoSignature;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** Broken in whom they trust and what they tell. */
final class BrokenSafety {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenSafety.class);

    private BrokenSafety() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("SEC-1", "lets in what is not signed", guarded(BrokenSafety::unsigned)),
                Sample.of("SEC-2", "believes forwarded headers", proxied()),
                Sample.of("SEC-3", "refuses a signature it saw before", noReplay())
                        .also(
                                "a signature is seen again whenever an item comes again",
                                "ACK-3",
                                "IDEM-1",
                                "IDEM-2",
                                "IDEM-5",
                                "POISON-5"),
                Sample.of("SEC-4", "its password goes anywhere", anywhere(true))
                        .also(
                                "a client of its own asks anybody, and takes any answer for the file",
                                "SEC-5",
                                "SEC-9",
                                "FILE-1",
                                "FILE-2",
                                "FILE-8"),
                Sample.of("SEC-5", "fetches from any address", anywhere(false))
                        .also(
                                "a client without the credential gets no file",
                                "FILE-1",
                                "FILE-2",
                                "FILE-4",
                                "FILE-5",
                                "FILE-7",
                                "FILE-8"),
                Sample.of("SEC-6", "logs its token", Change.sender((c, sender) -> update -> {
                    LOG.info("sending with {}", c.options().getString("token"));
                    return sender.send(update);
                })),
                Sample.of("SEC-6", "logs what it could not read", Change.drafts((request, d) -> {
                    LOG.debug("read {}", d.text() == null ? "" : d.text().raw());
                    return d;
                })),
                Sample.of(
                        "SEC-6",
                        "does not say which options are secret",
                        EchoPush.healthy().saying(BrokenSafety::open)),
                Sample.of("SEC-6", "logs who wrote", Change.drafts((request, d) -> {
                    LOG.debug("from {}", d.reporter().address());
                    return d;
                })),
                Sample.of(
                        "SEC-7",
                        "vouches for its senders",
                        Change.drafts((request, d) -> Change.by(d, verified(d.reporter())))),
                Sample.of("SEC-8", "speaks for another channel", foreign())
                        .also("the hub holds more than was said", "ACK-8", "LIMIT-1", "LIMIT-3", "TEXT-4", "VIS-5"),
                Sample.of("SEC-9", "asks a stranger for updates", stranger()),
                Sample.of("SEC-10", "any path will do", guarded(BrokenSafety::anyPath)));
    }

    /** A verify with the options at hand. */
    private interface Verify {
        Webhook.@Nullable Reply of(String secret, String base, Webhook.Request request);
    }

    private static Echo guarded(Verify verify) {
        return Change.webhook((context, hook) -> new Change.Guarded(
                hook,
                (inner, request) -> verify.of(
                        context.options().getString("secret"),
                        context.publicAddress() + "/in/" + context.instance(),
                        request)));
    }

    private static Webhook.@Nullable Reply unsigned(String secret, String base, Webhook.Request request) {
        String given = request.headers().get("X-Echo");
        if (!request.path().equals("/message")) {
            return EchoPush.Hook.refusal(404);
        }
        boolean good = given == null || EchoSignature.matches(secret, base + request.path(), request.body(), given);
        return good ? null : EchoPush.Hook.refusal(403);
    }

    private static Webhook.@Nullable Reply anyPath(String secret, String base, Webhook.Request request) {
        boolean good = EchoSignature.matches(
                secret, base + request.path(), request.body(), request.headers().get("X-Echo"));
        return good ? null : EchoPush.Hook.refusal(403);
    }

    private static Echo proxied() {
        return Change.webhook((context, hook) -> new Change.Guarded(hook, (inner, request) -> {
            String host = request.headers().get("X-Forwarded-Host");
            if (host == null) {
                return inner.verify(request);
            }
            String base = request.headers().get("X-Forwarded-Proto") + "://" + host + "/in/" + context.instance();
            return anyPath(context.options().getString("secret"), base, request);
        }));
    }

    private static Echo noReplay() {
        return Change.webhook((context, hook) -> {
            var seen = ConcurrentHashMap.newKeySet();
            return new Change.Guarded(hook, (inner, request) -> {
                var refusal = inner.verify(request);
                boolean fresh = refusal != null
                        || seen.add(String.valueOf(request.headers().get("X-Echo")));
                return fresh ? refusal : EchoPush.Hook.refusal(403);
            });
        });
    }

    private static Echo anywhere(boolean withToken) {
        return EchoPush.healthy().but((context, a) -> {
            String token = withToken ? context.options().getString("token") : "";
            return a.withRemoteFiles(address -> plain(context.vertx(), address, token));
        });
    }

    private static Future<Buffer> plain(Vertx vertx, URI address, String token) {
        var options = new RequestOptions()
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(true)
                .putHeader("Authorization", "Bearer " + token);
        HttpClient client = vertx.createHttpClient();
        return client.request(options)
                .compose(r -> r.send().compose(HttpClientResponse::body))
                .eventually(client::close);
    }

    private static Descriptor open(Descriptor d) {
        return new Descriptor(
                d.type(), d.version(), d.contractVersion(), d.capabilities(), d.optionsSchema(), Set.of(), d.traits());
    }

    private static Reporter verified(Reporter r) {
        return new Reporter(
                r.address(),
                r.kind(),
                r.displayName(),
                r.language(),
                Reporter.Assurance.VERIFIED,
                r.replyable(),
                r.replyChannel());
    }

    private static Echo foreign() {
        return Change.webhook((context, hook) -> new Change.Hook(hook, request -> {
            var items = hook.parse(request);
            for (Inbound one : items) {
                if (one instanceof Inbound.Draft d && d.nativeId().equals("e1")) {
                    var said = new JsonObject()
                            .put("schema", Submission.SCHEMA)
                            .put("key", "other:" + d.nativeId())
                            .put("instance", "other")
                            .put("type", "other")
                            .put("text", new JsonObject().put("raw", "from elsewhere"));
                    context.vertx().eventBus().request(Addresses.SUBMIT, said).onComplete(done -> {});
                }
            }
            return items;
        }));
    }

    private static Echo stranger() {
        return Change.sender(
                (context, sender) -> update -> plain(context.vertx(), URI.create("http://192.0.2.7/latest"), "")
                        .<Objects>mapEmpty()
                        .otherwiseEmpty()
                        .compose(ignored -> sender.send(update)));
    }
}
