package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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
        return client.postAbs(url.toString().split("#", 2)[0])
                .timeout(PATIENCE_MS)
                .followRedirects(false)
                .putHeader("User-Agent", "TwilioProxy/1.1")
                .putHeader("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                .putHeader("X-Twilio-Signature", TwilioSignature.of(authToken, url, params))
                .sendForm(params)
                .map(answer -> answer.statusCode());
    }
}
