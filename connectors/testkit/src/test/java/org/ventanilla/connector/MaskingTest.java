package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static final Set<String> NAMES = Set.of("token", "imap.password", "keys", "pin", "absent", "blank");
    private static final JsonObject OPTIONS = new JsonObject()
            .put("token", "ab/c+d=e f")
            .put("imap", new JsonObject().put("password", "contraseña").put("host", "mail.example"))
            .put("keys", new JsonArray(List.of("first-key", "first-key-2")))
            .put("pin", 4711)
            .put("blank", " ")
            .put("open", "not-a-secret");

    private final Masking masking = Masking.of(NAMES, OPTIONS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        ab/c+d=e f                    | ***
        Bearer ab/c+d=e f, more       | Bearer ***, more
        /in/x?t=ab%2Fc%2Bd%3De%20f&b  | /in/x?t=***&b
        /in/x?t=ab%2fc%2bd%3de+f      | /in/x?t=***
        /in/x/ab/c%2Bd=e%20f/y        | /in/x/***/y
        contraseña                    | ***
        contrase%C3%B1a               | ***
        contraseÃ±a                   | ***
        first-key-2 first-key         | *** ***
        pin=4711                      | pin=***
        x-47112                       | x-47112
        not-a-secret mail.example     | not-a-secret mail.example
        """)
    void the_value_of_a_secret_option_is_masked_however_it_is_written(String written, String kept) {
        var seen = masking.of(request("/" + written, "X-Any", written));
        assertThat(seen.headers().get("X-Any")).isEqualTo(kept);
        assertThat(seen.uri()).isEqualTo("/in/fax/" + kept);
        assertThat(seen.path()).isEqualTo("/" + kept);
    }

    @ParameterizedTest
    @CsvSource({"Authorization", "proxy-authorization", "COOKIE"})
    void headers_made_for_letting_in_are_dropped_whatever_they_hold(String name) {
        assertThat(masking.of(request("/", name, "anything")).headers()).isEmpty();
        assertThat(Masking.of(Set.of(), OPTIONS)
                        .of(request("/", name, "anything"))
                        .headers())
                .isEmpty();
    }

    @Test
    void the_body_and_everything_else_stay_as_they_came() {
        var raw = request("/ring?x=1", "X-Any", "one");
        assertThat(SpooledRequest.write(masking.of(raw))).isEqualTo(SpooledRequest.write(raw));
        assertThat(masking.of(raw).body().toString()).isEqualTo("7=first-key");
    }

    private static Webhook.Request request(String path, String header, String value) {
        return new Webhook.Request(
                "POST",
                path,
                "/in/fax" + path,
                MultiMap.caseInsensitiveMultiMap().add(header, value),
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer("7=first-key"),
                Instant.EPOCH);
    }
}
