package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The door to the outside of one instance. One connection per exchange: a reused one that the other side just closed would
 * turn a message that was never sent into one of unknown fate.
 */
final class HttpEgress implements Egress {
    private final Vertx vertx;
    private final HttpClient client;
    private final Exchange.Means means;
    private final RateLimit limit;

    HttpEgress(Vertx vertx, AllowedHosts hosts, int perSecond) {
        this(
                vertx,
                new HttpClientOptions().setKeepAlive(false),
                hosts,
                host -> List.of(InetAddress.getAllByName(host)),
                new RateLimit(perSecond, (LongSupplier) System::nanoTime));
    }

    HttpEgress(
            Vertx vertx, HttpClientOptions options, AllowedHosts hosts, Exchange.Resolver resolver, RateLimit limit) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options);
        this.means = new Exchange.Means(vertx, client, hosts, resolver);
        this.limit = limit;
    }

    @Override
    public Future<Answer> ask(Ask ask) {
        return exchanged(ask, response -> CappedBody.of(response, ask.maxBytes()));
    }

    @Override
    public Future<Answer> download(Ask ask, Path into) {
        return exchanged(
                ask,
                response -> response.statusCode() / 100 == 2
                        ? FileBody.of(vertx, response, into, ask.maxBytes())
                        : CappedBody.of(response, ask.maxBytes()));
    }

    private Future<Answer> exchanged(Ask ask, Exchange.Body body) {
        return limit.enter(vertx, ask.patience())
                .compose(turn -> turn
                        ? new Exchange(means, ask, body).run(ask.patience())
                        : Future.failedFuture(new NotSent("no place in the rate limit in time")));
    }

    Future<Void> close() {
        return client.close();
    }
}
