package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.Egress.NotAllowed;
import org.ventanilla.connector.Egress.NotSent;

/**
 * One request to the outside with its redirects, each hop checked like the first. Knows at every moment whether anything can
 * have reached the other side: a connection that comes about after the deadline is not written to any more. Used once.
 */
final class Exchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final HttpClient client;
    private final AllowedHosts hosts;
    private final Resolver resolver;
    private final Ask ask;
    private final Body body;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private volatile @Nullable HttpClientRequest open;

    /** Looks up all addresses of a host. Blocks. */
    @FunctionalInterface
    interface Resolver {
        List<InetAddress> addresses(String host) throws Exception;
    }

    /** The client and the rules of one instance. */
    record Means(Vertx vertx, HttpClient client, AllowedHosts hosts, Resolver resolver) {}

    private enum Phase {
        CONNECTING,
        WRITTEN,
        OVER
    }

    /** What is asked at one address. */
    private record Hop(HttpMethod method, URI address, Buffer body, boolean trusted, int left) {}

    /** Reads what was answered. */
    @FunctionalInterface
    interface Body {
        Future<Buffer> of(HttpClientResponse response);
    }

    Exchange(Means means, Ask ask, Body body) {
        this.vertx = means.vertx();
        this.client = means.client();
        this.hosts = means.hosts();
        this.resolver = means.resolver();
        this.ask = ask;
        this.body = body;
    }

    Future<Answer> run(Duration patience) {
        return Future.<Void>succeededFuture()
                .compose(go -> {
                    hosts.requireDeclared(ask.address());
                    return hop(new Hop(ask.method(), ask.address(), ask.body(), true, ask.redirects()));
                })
                .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .recover(this::told)
                .onComplete(done -> abandon());
    }

    /** What was never written was not sent, whatever went wrong. */
    private Future<Answer> told(Throwable cause) {
        boolean nothingWent = phase.getAndSet(Phase.OVER) == Phase.CONNECTING;
        boolean isKnown = cause instanceof NotAllowed || cause instanceof NotSent;
        return Future.failedFuture(
                nothingWent && !isKnown
                        ? new NotSent("no connection to " + ask.address().getHost() + ": "
                                + cause.getClass().getSimpleName())
                        : cause);
    }

    private Future<Answer> hop(Hop hop) {
        hosts.requireScheme(hop.address());
        return vertx.executeBlocking(() -> resolver.addresses(hop.address().getHost()), false)
                .map(resolved -> hosts.choose(hop.address(), resolved))
                .compose(server -> client.request(options(hop, server)))
                // Together, so that the answer is read in the very turn in which it arrives, whatever thread asked.
                .compose(request -> written(hop, request).compose(response -> answered(hop, response)));
    }

    private RequestOptions options(Hop hop, InetAddress server) {
        boolean secure = "https".equals(hop.address().getScheme());
        int port = hop.address().getPort() > 0 ? hop.address().getPort() : secure ? 443 : 80;
        var own = hop.trusted() ? ask.credentials() : MultiMap.caseInsensitiveMultiMap();
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().addAll(ask.headers()).addAll(own);
        return new RequestOptions()
                .setMethod(hop.method())
                .setAbsoluteURI(hop.address().toASCIIString())
                .setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()))
                .setConnectTimeout(ask.patience().toMillis())
                .setFollowRedirects(false)
                .setHeaders(headers);
    }

    private Future<HttpClientResponse> written(Hop hop, HttpClientRequest request) {
        open = request;
        boolean isFirst = phase.compareAndSet(Phase.CONNECTING, Phase.WRITTEN);
        if (!isFirst && phase.get() == Phase.OVER) {
            abandon();
            return Future.failedFuture(new NotSent("too late"));
        }
        return hop.body().length() == 0 ? request.send() : request.send(hop.body());
    }

    private Future<Answer> answered(Hop hop, HttpClientResponse response) {
        // An exchange we end ourselves is no error to log; a body that is read sets its own handler.
        response.exceptionHandler(ended -> {});
        String location = response.getHeader("Location");
        boolean isRedirect = REDIRECTS.contains(response.statusCode()) && location != null && ask.redirects() > 0;
        if (!isRedirect) {
            var headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
            return body.of(response).map(read -> new Answer(response.statusCode(), headers, read));
        }
        abandon();
        if (hop.left() == 0) {
            return Future.failedFuture(
                    new NotAllowed("too many redirects: " + ask.address().getHost()));
        }
        return hop(next(hop, response.statusCode(), location));
    }

    /** Credentials are for the address they were given for: none goes along with a redirect, wherever it leads. */
    private static Hop next(Hop hop, int status, String location) {
        URI to = target(hop, location);
        boolean asGet =
                status == 303 || (status != 307 && status != 308 && hop.method().equals(HttpMethod.POST));
        return new Hop(
                asGet ? HttpMethod.GET : hop.method(), to, asGet ? Buffer.buffer() : hop.body(), false, hop.left() - 1);
    }

    private static URI target(Hop hop, String location) {
        try {
            return hop.address().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new NotAllowed(
                    "address unusable: redirected by " + hop.address().getHost());
        }
    }

    /** Ends the exchange so that an endless or unread body does not hold the connection. */
    private void abandon() {
        HttpClientRequest request = open;
        if (request != null) {
            request.reset().onFailure(ended -> {});
        }
    }
}
