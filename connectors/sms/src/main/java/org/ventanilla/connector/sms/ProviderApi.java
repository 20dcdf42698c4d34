package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.HttpEndings;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.connector.SourceProblem.Kind;

/** Reads from the provider's API. What goes wrong comes as a {@link SourceProblem} that says which kind it is. */
final class ProviderApi {
    private static final long MAX_BYTES = 8 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration USUAL_REST = Duration.ofMinutes(1);

    private final Egress egress;
    private final SmsSettings settings;

    ProviderApi(Egress egress, SmsSettings settings) {
        this.egress = egress;
        this.settings = settings;
    }

    /** @param path from the root of the API on, as it gives it itself */
    Future<JsonObject> get(String path) {
        var ask = Ask.get(URI.create(settings.apiBase() + path))
                .withCredential("Authorization", settings.authorization())
                .forFile(0, MAX_BYTES)
                .within(PATIENCE);
        return egress.ask(ask)
                .recover(cause -> Future.failedFuture(SourceProblem.of(
                        cause instanceof Egress.NotAllowed ? Kind.BAD_CONFIGURATION : Kind.AWAY,
                        "the provider could not be asked")))
                .map(ProviderApi::read);
    }

    private static JsonObject read(Answer answer) {
        if (answer.status() == 200) {
            return json(answer);
        }
        throw switch (answer.status()) {
            case 401, 403 -> SourceProblem.of(Kind.BAD_CREDENTIALS, "the provider refused the login");
            case 404 -> SourceProblem.of(Kind.BAD_CONFIGURATION, "the provider knows no such account");
            case 429 -> SourceProblem.throttled(rest(HttpEndings.retryAfter(answer)));
            default -> SourceProblem.of(Kind.AWAY, "the provider answered " + answer.status());
        };
    }

    private static Duration rest(@Nullable Long seconds) {
        return seconds == null ? USUAL_REST : Duration.ofSeconds(seconds);
    }

    private static JsonObject json(Answer answer) {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw SourceProblem.of(Kind.AWAY, "the provider's answer was not JSON");
        }
    }
}
