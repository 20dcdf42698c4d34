package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Refused;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** The healthy connector's way to its provider. */
public final class EchoClient {
    private static final int LIMIT = 1_000;
    private final HttpClient http;
    private final URI provider;
    private final String token;

    private EchoClient(HttpClient http, URI provider, String token) {
        this.http = http;
        this.provider = provider;
        this.token = token;
    }

    public static EchoClient of(ConnectorContext context) {
        URI provider = URI.create(context.options().getString("provider"));
        if (provider.getHost() == null) {
            throw new IllegalArgumentException("provider: expected an address with a host");
        }
        var options = new HttpClientOptions().setKeepAlive(false).setConnectTimeout(1_000);
        return new EchoClient(
                context.vertx().createHttpClient(options),
                provider,
                context.options().getString("token"));
    }

    /** An answer, complete. */
    public record Answer(int status, @Nullable String retryAfter, Buffer body) {}

    /** One exchange with the provider. */
    public Future<Answer> ask(HttpMethod method, String path, Buffer body) {
        return ask(method, URI.create(provider + path), body);
    }

    private Future<Answer> ask(HttpMethod method, URI address, Buffer body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(address.toString())
                .setIdleTimeout(2_000)
                .putHeader("Authorization", "Bearer " + token);
        return http.request(options)
                .recover(cause -> Future.failedFuture(SourceProblem.of(SourceProblem.Kind.AWAY, "no connection")))
                .compose(request -> request.send(body))
                .compose(EchoClient::answer);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response.getHeader("Retry-After"), body));
    }

    public Future<SendOutcome> send(OutboundUpdate update) {
        if (update.text().length() > LIMIT) {
            return Future.succeededFuture(SendOutcome.ended(Ending.REJECTED, "too-long"));
        }
        var message = new JsonObject()
                .put("to", update.recipient())
                .put("text", update.text())
                .put("ref", update.deliveryId());
        return ask(HttpMethod.POST, "/send", message.toBuffer())
                .map(EchoClient::outcome)
                .recover(cause -> Future.succeededFuture(
                        cause instanceof SourceProblem
                                ? SendOutcome.retry("no-connection", null)
                                : SendOutcome.ended(Ending.UNKNOWN, "no-answer")));
    }

    static SendOutcome outcome(Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return SendOutcome.sent(answer.body().toJsonObject().getString("id"));
        } else if (status == 429 || status >= 500) {
            Long after = answer.retryAfter() == null ? null : Long.valueOf(answer.retryAfter());
            return SendOutcome.retry(String.valueOf(status), after);
        }
        return SendOutcome.ended(status == 410 ? Ending.STOPPED : Ending.REJECTED, String.valueOf(status));
    }

    /** Only what the provider itself has, and never led elsewhere. */
    public Future<Buffer> file(URI address) {
        if (!address.toString().startsWith(provider + "/media/")) {
            return Future.failedFuture(new Refused("a file is at an address that is not the provider's"));
        }
        return ask(HttpMethod.GET, address, Buffer.buffer())
                .compose(answer -> answer.status() == 200
                        ? Future.succeededFuture(answer.body())
                        : Future.failedFuture(
                                answer.status() == 410
                                        ? new Refused("gone")
                                        : SourceProblem.of(SourceProblem.Kind.AWAY, "not ready")));
    }

    public Future<Checker.Result> check() {
        return ask(HttpMethod.GET, "/me", Buffer.buffer())
                .map(answer -> answer.status() == 200
                        ? Checker.Result.OK
                        : Checker.Result.of("token", "the provider does not know it"))
                .recover(cause -> Future.succeededFuture(
                        Checker.Result.of("provider", "nobody answers there; is the address right?")));
    }
}
