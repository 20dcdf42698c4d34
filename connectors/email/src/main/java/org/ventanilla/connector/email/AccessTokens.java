package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.ExpiringToken;
import org.ventanilla.connector.LoginPause;
import org.ventanilla.connector.SourceProblem;

/**
 * The access token with which both mail servers are entered (OAuth 2.0, RFC 6749), kept until it ends. One request at a time,
 * whoever asks; a server of tokens that refuses us is left alone for a while, because accounts are locked for less. Safe from
 * any thread.
 */
final class AccessTokens implements ExpiringToken {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Recommended to be said, and nearly always so (section 5.1). */
    private static final long USUAL_SECONDS = 3_600;

    private final Vertx vertx;
    private final Clock clock;
    private final Egress egress;
    private final OAuthSettings settings;
    private final LoginPause pause = new LoginPause();
    private volatile @Nullable Issued issued;
    private @Nullable String refreshToken;
    private @Nullable Future<Issued> underway;

    AccessTokens(ConnectorContext context, OAuthSettings settings) {
        this.vertx = context.vertx();
        this.clock = context.clock();
        this.egress = context.egress();
        this.settings = settings;
        this.refreshToken = settings.refreshToken();
    }

    private record Issued(String token, Instant since, Instant end) {
        @Override
        public String toString() {
            return "Issued[" + end + "]";
        }
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(issued).map(Issued::end);
    }

    @Override
    public Future<Void> renew() {
        return issue().mapEmpty();
    }

    /** One that has not ended. Fails with a {@link SourceProblem} when none will be issued. */
    Future<String> current() {
        Issued now = issued;
        return now != null && clock.instant().isBefore(now.end())
                ? Future.succeededFuture(now.token())
                : issue().map(Issued::token);
    }

    /**
     * A mail server did not take this one. Whether another may help: a token that was issued a moment ago is not the
     * reason, and the next one would be refused too.
     */
    synchronized boolean drop(String token) {
        Issued now = issued;
        if (now == null || !now.token().equals(token)) {
            return true;
        }
        boolean isFresh = clock.instant().isBefore(now.since().plus(FRESH));
        issued = isFresh ? now : null;
        return !isFresh;
    }

    /**
     * The server with what is to be shown there, had anew where needed. For threads that may wait.
     *
     * @throws SourceProblem when no token will be issued
     * @throws IllegalStateException when there is none for now
     */
    static MailServer entering(MailServer server, @Nullable AccessTokens tokens) {
        if (tokens == null || !server.wantsToken()) {
            return server;
        }
        try {
            return server.withToken(tokens.current()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof SourceProblem problem) {
                throw problem;
            }
            throw new IllegalStateException("no token from " + tokens.settings + " for now", e);
        }
    }

    private synchronized Future<Issued> issue() {
        if (underway != null) {
            return underway;
        }
        if (pause.isOn(clock.instant())) {
            return Future.failedFuture(refusal("lately"));
        }
        Future<Issued> asked = ask().onComplete(done -> over());
        underway = asked.isComplete() ? null : asked;
        return asked;
    }

    private synchronized void over() {
        underway = null;
    }

    /** Asked on an event loop, also when the caller's thread is none. */
    private Future<Issued> ask() {
        var request = Egress.Ask.post(settings.tokenUrl(), FORM, Buffer.buffer(form()))
                .within(PATIENCE);
        Promise<Egress.Answer> answered = Promise.promise();
        vertx.runOnContext(go -> egress.ask(request).onComplete(answered::complete, answered::fail));
        return answered.future().map(this::issued);
    }

    private synchronized String form() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("grant_type", refreshToken == null ? "client_credentials" : "refresh_token");
        fields.put("client_id", settings.clientId());
        fields.put("client_secret", settings.clientSecret());
        fields.put("refresh_token", refreshToken);
        fields.put("scope", settings.scope());
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(AccessTokens::encoded)
                .collect(Collectors.joining("&"));
    }

    private static String encoded(Map.Entry<String, @Nullable String> field) {
        return field.getKey() + "=" + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8);
    }

    private synchronized Issued issued(Egress.Answer answer) {
        Instant now = clock.instant();
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
            pause.refused(now);
            throw refusal("with status " + answer.status());
        }
        JsonObject body = json(answer);
        String token = body.getString("access_token");
        if (answer.status() != 200 || token == null || token.isEmpty()) {
            throw new IllegalStateException("no token from " + settings + ", status " + answer.status());
        }
        pause.accepted();
        // Some give a new one along with each token, and the old one ends some day.
        refreshToken = body.getString("refresh_token", refreshToken);
        var next = new Issued(token, now, now.plusSeconds(life(body.getValue("expires_in"))));
        issued = next;
        return next;
    }

    /** A number; some servers write it as text. */
    private static long life(@Nullable Object seconds) {
        String text = String.valueOf(seconds);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : USUAL_SECONDS;
    }

    /** Its words may hold what we sent. */
    private static JsonObject json(Egress.Answer answer) {
        try {
            return answer.body().length() == 0
                    ? new JsonObject()
                    : answer.body().toJsonObject();
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private SourceProblem refusal(String how) {
        return SourceProblem.of(
                SourceProblem.Kind.BAD_CREDENTIALS, "the server of tokens " + settings + " refused us " + how);
    }
}
