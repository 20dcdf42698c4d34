package org.ventanilla.hub.callout;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.model.PublicAddress;

/**
 * Calls an address that somebody gave us. The host is resolved here and exactly that address is called: one that answers
 * differently the second time gains nothing by it. Redirects are not followed.
 */
public final class Callout {
    private static final Logger LOG = LoggerFactory.getLogger(Callout.class);

    private final Vertx vertx;
    private final Duration patience;
    private final HttpClient client;

    /** @param patience for everything together, from the look-up of the name to the end of the answer's head */
    public Callout(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patience = patience;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeout(30));
    }

    /** The address is not one of the public internet, and nobody allowed the host by name. */
    public static final class NotAllowed extends RuntimeException {
        NotAllowed() {
            super("address-not-allowed", null, false, false);
        }
    }

    /**
     * Where to, and how.
     *
     * @param allowedHosts hosts that may be called though their address is a private one
     */
    public record Call(URI to, Set<String> allowedHosts, MultiMap headers, Buffer body) {}

    /** What was answered, the body whole. */
    public record Said(int status, MultiMap headers, Buffer body) {
        @Override
        public String toString() {
            return "Said[" + status + "]";
        }
    }

    /** The answer is longer than anybody wants to read. */
    public static final class TooLong extends RuntimeException {
        TooLong() {
            super("answer-too-long", null, false, false);
        }
    }

    /** Asks and reads the answer, all within the patience. Fails with {@link TooLong} when it has more bytes than these. */
    public Future<Said> get(Call call, int mostBytes) {
        return vertx.executeBlocking(() -> address(call))
                .compose(address -> client.request(options(call, address).setMethod(HttpMethod.GET)))
                .compose(request -> request.send()
                        .compose(response -> read(response, mostBytes))
                        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(cause -> request.reset().onFailure(gone -> LOG.debug("call gone before", gone))))
                .timeout(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    private static Future<Said> read(HttpClientResponse response, int most) {
        Promise<Said> said = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(said::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > most) {
                said.tryFail(new TooLong());
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> said.tryComplete(new Said(response.statusCode(), response.headers(), body)));
        return said.future();
    }

    /** The answer as it begins; whoever does not read its body must end the request. */
    public Future<HttpClientResponse> post(Call call) {
        return vertx.executeBlocking(() -> address(call))
                .compose(address -> client.request(options(call, address)))
                .compose(request -> request.send(call.body())
                        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(cause -> request.reset().onFailure(gone -> LOG.debug("call gone before", gone))))
                .timeout(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    /** Whether the address may be called now. Fails with {@link NotAllowed}, or when nobody knows the name. */
    public Future<Void> check(URI to, Set<String> allowedHosts) {
        var call = new Call(to, allowedHosts, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
        return vertx.executeBlocking(() -> address(call)).mapEmpty();
    }

    private static InetAddress address(Call call) throws UnknownHostException {
        String host = call.to().getHost();
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress address : all) {
            if (!call.allowedHosts().contains(host) && !PublicAddress.is(address)) {
                throw new NotAllowed();
            }
        }
        return all[0];
    }

    private static RequestOptions options(Call call, InetAddress address) {
        URI to = call.to();
        boolean tls = "https".equals(to.getScheme());
        int standard = tls ? 443 : 80;
        int port = to.getPort() > 0 ? to.getPort() : standard;
        String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(to.getHost())
                .setPort(port)
                .setSsl(tls)
                .setHeaders(call.headers())
                .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery());
    }
}
