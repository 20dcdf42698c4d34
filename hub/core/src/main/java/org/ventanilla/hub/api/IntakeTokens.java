package org.ventanilla.hub.api;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may hand in submissions over HTTP: each token speaks for one connector instance, or for any.
 *
 * @param tokens at least one character each; compared in constant time
 */
public record IntakeTokens(List<Token> tokens) {
    private static final String BEARER = "Bearer ";

    /** A token and the instance it speaks for; {@code *} is any. */
    public record Token(String secret, String instance) {
        boolean speaksFor(String name) {
            return "*".equals(instance) || instance.equals(name);
        }

        /** Secrets are never printed. */
        @Override
        public String toString() {
            return "Token[" + instance + "]";
        }
    }

    /** 401 for strangers, before anything of their body is read; the token is kept with the request as {@code token}. */
    void authorise(RoutingContext ctx) {
        of(ctx.request().getHeader("Authorization"))
                .ifPresentOrElse(
                        token -> {
                            ctx.put("token", token);
                            ctx.next();
                        },
                        () -> ctx.fail(401));
    }

    /** The token behind an Authorization header, if it is one of ours. Looks at all, so that time tells nothing. */
    Optional<Token> of(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] given = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        Token found = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.secret().getBytes(StandardCharsets.UTF_8), given)) {
                found = token;
            }
        }
        return Optional.ofNullable(found);
    }
}
