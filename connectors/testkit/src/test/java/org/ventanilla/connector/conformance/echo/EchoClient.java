package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.HttpEndings;
import org.ventanilla.connector.Refused;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** The healthy connector's way to its provider. */
public final class EchoClient {
    private static final int LIMIT = 1_000;
    private static final long LARGEST = 200_000_000;
    private final Vertx vertx;
    private final Egress egress;
    private final URI provider;
    private final String token;

    private EchoClient(Vertx vertx, Egress egress, URI provider, String token) {
        this.vertx = vertx;
        this.egress = egress;
        this.provider = provider;
        this.token = token;
    }

    public static EchoClient of(ConnectorContext context) {
        URI provider = URI.create(context.options().getString("provider"));
        if (provider.getHost() == null) {
            throw new IllegalArgumentException("provider: expected an address with a host");
        }
        return new EchoClient(
                context.vertx(), context.egress(), provider, context.options().getString("token"));
    }

    public Future<Answer> get(String path) {
        return ask(Ask.get(URI.create(provider + path)));
    }

    public Future<Answer> post(String path, Buffer body) {
        return ask(Ask.post(URI.create(provider + path), "application/json", body));
    }

    /** Asked on an event loop, also when the caller's thread is none. */
    private Future<Answer> ask(Ask ask) {
        Promise<Answer> answered = Promise.promise();
        vertx.runOnContext(go -> egress.ask(signed(ask)).onComplete(answered::complete, answered::fail));
        return answered.future();
    }

    static boolean canBeReached(@Nullable String address) {
        return address != null && address.contains("@");
    }

    public Future<SendOutcome> send(OutboundUpdate update) {
        if (!canBeReached(update.recipient())) {
            return Future.succeededFuture(SendOutcome.ended(Ending.UNDELIVERABLE_HERE, "no-address"));
        }
        if (update.text().length() > LIMIT) {
            return Future.succeededFuture(SendOutcome.ended(Ending.REJECTED, "too-long"));
        }
        var message = new JsonObject()
                .put("to", update.recipient())
                .put("text", update.text())
                .put("ref", update.deliveryId());
        return HttpEndings.of(post("/send", message.toBuffer()), EchoClient::outcome);
    }

    static SendOutcome outcome(Answer answer) {
        if (answer.status() == 410) {
            return SendOutcome.ended(Ending.STOPPED, "opted-out");
        }
        String id = answer.status() == 200 ? answer.body().toJsonObject().getString("id") : null;
        return HttpEndings.of(answer, id);
    }

    /** Only what the provider itself has, and never led elsewhere; whole in memory, however large. */
    public Future<Buffer> file(URI address) {
        return ask(file(Ask.get(address))).compose(EchoClient::good).map(Answer::body);
    }

    /** Files by way of the disk. */
    public RemoteFiles files() {
        return new RemoteFiles() {
            @Override
            public Future<Buffer> fetch(URI address) {
                return file(address);
            }

            @Override
            public Future<Optional<Buffer>> fetch(URI address, Path into) {
                return egress.download(signed(file(Ask.get(address))), into)
                        .compose(EchoClient::good)
                        .map(answer -> Optional.empty());
            }
        };
    }

    private static Ask file(Ask ask) {
        return ask.forFile(0, LARGEST);
    }

    private static Future<Answer> good(Answer answer) {
        return switch (answer.status()) {
            case 200 -> Future.succeededFuture(answer);
            case 404 -> Future.failedFuture(SourceProblem.of(SourceProblem.Kind.AWAY, "not ready"));
            default -> Future.failedFuture(new Refused("gone"));
        };
    }

    private Ask signed(Ask ask) {
        return ask.withCredential("Authorization", "Bearer " + token);
    }

    public Future<Checker.Result> check() {
        return get("/me")
                .map(answer -> answer.status() == 200
                        ? Checker.Result.OK
                        : Checker.Result.of("token", "the provider does not know it"))
                .recover(cause -> Future.succeededFuture(
                        Checker.Result.of("provider", "nobody answers there; is the address right?")));
    }
}
