package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.sandbox.Envelope.Forgery;

/** The telephone company's way of calling the city: one signed form POST, not repeated whatever comes back. */
final class SignedPost {
    /** Twilio waits this long for a whole answer (docs, error 11205). */
    private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(15);

    private final WebClient client;
    private final String authToken;

    SignedPost(WebClient client, String authToken) {
        this.client = client;
        this.authToken = authToken;
    }

    /** Succeeds with whatever HTTP status was answered; fails when nobody answered. */
    Future<Integer> to(URI url, MultiMap params) {
        return to(url, params, Forgery.NONE);
    }

    /** The same with a lie in it. */
    Future<Integer> to(URI url, MultiMap params, Forgery forgery) {
        String address = bare(url);
        String signature = TwilioSignature.of(key(forgery), URI.create(signed(address, forgery)), params);
        boolean changed = forgery == Forgery.CHANGED_PARAMETER;
        MultiMap sent =
                changed ? MultiMap.caseInsensitiveMultiMap().addAll(params).set("Body", "changed") : params;
        var request = client.postAbs(forgery == Forgery.CHANGED_QUERY ? address + "?changed=1" : address);
        return asked(request, forgery == Forgery.NO_SIGNATURE ? null : signature)
                .sendForm(sent)
                .map(answer -> answer.statusCode());
    }

    /** A genuine request whose answer is read. */
    Future<Told> ask(URI url, MultiMap params) {
        String address = bare(url);
        return asked(client.postAbs(address), TwilioSignature.of(authToken, URI.create(address), params))
                .sendForm(params)
                .map(answer -> new Told(answer.statusCode(), Objects.requireNonNullElse(answer.bodyAsString(), "")));
    }

    /** What came back. */
    record Told(int status, String body) {}

    /** Everything in the query, as the company does when it is told to GET. */
    Future<Integer> get(URI url, MultiMap params) {
        var query = new StringBuilder(bare(url));
        char joint = '?';
        for (var param : params) {
            query.append(joint).append(encoded(param.getKey())).append('=').append(encoded(param.getValue()));
            joint = '&';
        }
        String signature =
                TwilioSignature.of(authToken, URI.create(query.toString()), MultiMap.caseInsensitiveMultiMap());
        return asked(client.getAbs(query.toString()), signature).send().map(answer -> answer.statusCode());
    }

    private static <T> HttpRequest<T> asked(HttpRequest<T> request, @Nullable String signature) {
        request.timeout(PATIENCE_MS)
                .followRedirects(false)
                .putHeader("User-Agent", "TwilioProxy/1.1")
                .putHeader("I-Twilio-Idempotency-Token", UUID.randomUUID().toString());
        return signature == null ? request : request.putHeader("X-Twilio-Signature", signature);
    }

    private String key(Forgery forgery) {
        return forgery == Forgery.OTHER_KEY ? "not-" + authToken : authToken;
    }

    private static String signed(String address, Forgery forgery) {
        URI url = URI.create(address);
        return switch (forgery) {
            case OTHER_SCHEME -> address.replaceFirst("^http:", "https:");
            case PORT_NAMED ->
                url.getPort() >= 0 ? address : address.replaceFirst("^(https?://[^/?]+)", "$1:" + port(url));
            default -> address;
        };
    }

    private static int port(URI url) {
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static String bare(URI url) {
        return url.toString().split("#", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
