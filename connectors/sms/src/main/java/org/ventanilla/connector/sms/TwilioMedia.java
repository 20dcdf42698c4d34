package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Refused;

/**
 * Fetches a picture that waits at the provider (Twilio, "Media resource"): Basic authentication to the provider's own
 * hosts, redirects to its storage followed without it. Fails with {@link Refused} when another try cannot help, with
 * {@link NotReady} when it may.
 */
final class TwilioMedia implements Assembly.RemoteFiles {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private final Vertx vertx;
    private final HttpClient client;
    private final String authorization;
    private final MediaTargets targets;
    private final Limits limits;

    /**
     * @param maxBytes of one picture
     * @param patience for the whole of one answer
     * @param redirects how many are followed
     */
    record Limits(int maxBytes, Duration patience, int redirects) {
        static final Limits USUAL = new Limits(16 * 1024 * 1024, Duration.ofSeconds(30), 4);
    }

    /** Right after the webhook the provider may not have the picture yet. */
    static final class NotReady extends RuntimeException {
        NotReady(String code) {
            super(code, null, false, false);
        }
    }

    TwilioMedia(Vertx vertx, HttpClient client, SmsSettings settings, Limits limits) {
        this.vertx = vertx;
        this.client = client;
        this.authorization = settings.authorization();
        this.targets = MediaTargets.of(settings);
        this.limits = limits;
    }

    @Override
    public Future<Buffer> fetch(URI address) {
        return Future.succeededFuture(address).compose(first -> {
            targets.requireNamed(first);
            return get(first, true, limits.redirects());
        });
    }

    private Future<Buffer> get(URI address, boolean withCredentials, int redirectsLeft) {
        targets.requireScheme(address);
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(address.getHost())))
                .map(resolved -> targets.choose(address, resolved))
                .compose(server -> client.request(request(address, server, withCredentials)))
                .compose(request -> request.send()
                        .compose(response -> read(address, request, response, redirectsLeft))
                        .timeout(limits.patience().toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(gone -> abandon(request)));
    }

    private RequestOptions request(URI address, InetAddress server, boolean withCredentials) {
        var secure = "https".equals(address.getScheme());
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        var options = new RequestOptions()
                .setAbsoluteURI(address.toASCIIString())
                .setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()))
                .setConnectTimeout(limits.patience().toMillis())
                .setFollowRedirects(false);
        return withCredentials ? options.putHeader("Authorization", authorization) : options;
    }

    private Future<Buffer> read(
            URI address, HttpClientRequest request, HttpClientResponse response, int redirectsLeft) {
        // An exchange we end ourselves is no error to log; a body that is read sets its own handler.
        response.exceptionHandler(ended -> {});
        int status = response.statusCode();
        if (status == 200) {
            return CappedBody.of(response, limits.maxBytes());
        }
        var location = response.getHeader("Location");
        if (!REDIRECTS.contains(status) || location == null) {
            return Future.failedFuture(new NotReady("media-http-" + status));
        }
        if (redirectsLeft == 0) {
            return Future.failedFuture(new Refused("media-too-many-redirects"));
        }
        abandon(request);
        return get(address.resolve(location), false, redirectsLeft - 1);
    }

    /** Ends the exchange so that an endless or unread body does not hold the connection. */
    private static void abandon(HttpClientRequest request) {
        request.reset().onFailure(ended -> {});
    }
}
