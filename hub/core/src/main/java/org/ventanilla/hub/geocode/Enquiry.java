package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.ventanilla.hub.callout.Callout;
import org.ventanilla.model.Wire;

/** One question to a service, and its answer as JSON. */
final class Enquiry {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;
    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final Duration REFUSED = Duration.ofMinutes(10);
    private static final int LONGEST_S = 24 * 3600;

    private final Callout callout;
    private final GeocoderSettings settings;
    private final MultiMap headers;

    Enquiry(Vertx vertx, GeocoderSettings settings) {
        this.callout = new Callout(vertx, settings.patience());
        this.settings = settings;
        // Public services want to know who asks and whom to write to; names of libraries are turned away.
        this.headers = MultiMap.caseInsensitiveMultiMap()
                .add("User-Agent", "Ventanilla (" + settings.contact() + ")")
                .add("Accept", "application/json");
    }

    /** No answer that can be used: it is not asked again for that long. The code says nothing of what was asked. */
    static final class NoAnswer extends RuntimeException {
        private final Duration rest;

        NoAnswer(String code, Duration rest) {
            super(code, null, false, false);
            this.rest = rest;
        }

        Duration rest() {
            return rest;
        }
    }

    /** What was answered; nothing there counts as an answer. Fails with {@link NoAnswer}, or as the network does. */
    Future<JsonNode> ask(Dialect.Question question) {
        String query = question.query().entrySet().stream()
                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        var to = URI.create(settings.url() + question.path() + "?" + query);
        var call = new Callout.Call(to, settings.allowedHosts(), headers, Buffer.buffer());
        return callout.get(call, MOST_BYTES).map(Enquiry::read);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode read(Callout.Said said) {
        return switch (said.status()) {
            case OK -> json(said.body());
            case NO_CONTENT, NOT_FOUND -> MissingNode.getInstance();
            case TOO_MANY, FORBIDDEN -> throw new NoAnswer("http-" + said.status(), rest(said));
            default -> throw new NoAnswer("http-" + said.status(), AWAY);
        };
    }

    private static JsonNode json(Buffer body) {
        try {
            JsonNode tree = Wire.mapper().readTree(body.getBytes());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new NoAnswer("not-json", AWAY);
        } catch (IOException e) {
            throw new NoAnswer("not-readable", AWAY);
        }
    }

    private static Duration rest(Callout.Said said) {
        String after = said.headers().get("Retry-After");
        boolean seconds = after != null && after.matches("[0-9]{1,6}");
        return seconds ? Duration.ofSeconds(Math.min(LONGEST_S, Long.parseLong(after))) : REFUSED;
    }
}
