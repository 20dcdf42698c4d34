package org.ventanilla.hub.identity;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Signed proofs of a login (RFC 7519, HS256): eight hours, for this program only. */
final class SessionTokens {
    private static final String ALGORITHM = "HS256";
    private static final String ISSUER = "ventanilla";
    static final Duration LIFE = Duration.ofHours(8);
    /** RFC 7518 §3.2: a key as long as the hash. */
    private static final int SHORTEST_SECRET = 32;

    private final Clock clock;
    private final JWTAuth auth;

    SessionTokens(Vertx vertx, Clock clock, String secret) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("session secret must have at least " + SHORTEST_SECRET + " bytes");
        }
        this.clock = clock;
        this.auth = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(secret)))
                        .setJWTOptions(new JWTOptions().setIssuer(ISSUER)));
    }

    JWTAuth auth() {
        return auth;
    }

    /** The library would take the system's clock; the times are ours. */
    String issue(StaffSession session) {
        var now = clock.instant();
        var claims = session.toClaims()
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        return auth.generateToken(
                claims,
                new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER).setNoTimestamp(true));
    }
}
