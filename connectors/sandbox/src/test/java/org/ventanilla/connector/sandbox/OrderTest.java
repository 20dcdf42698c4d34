package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    private static final String OURS = "+34600000000";

    @ParameterizedTest(name = "from {1} to {0} with {2} characters: {3}")
    @CsvSource({
        "+34611111111, +34600000000, 10, ",
        "+34611111111, MG1, 1600, ",
        "whatsapp:+34611111111, whatsapp:+34600000000, 10, ",
        "+34611111111, +34600000000, 0, NO_BODY",
        "+34611111111, +34600000000, 1601, TOO_LONG",
        "+34611111111, +34699999999, 10, FOREIGN_SENDER",
        "+34611111111, '', 10, NO_SENDER",
        "'', +34600000000, 10, NO_RECIPIENT",
        "611111111, +34600000000, 10, BAD_NUMBER",
        "+34622222222, +34600000000, 10, OPTED_OUT"
    })
    void is_judged_as_twilio_would(String to, String from, int length, @Nullable Refusal expected) {
        Order order = new Order(to, from, "x".repeat(length), "", List.of(), "");

        assertThat(order.refusal(OURS, Set.of("+34622222222"), Set.of()).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} may be called back: {1}")
    @CsvSource({
        "http://localhost:8080/in, true",
        "http://127.0.0.1/in, true",
        "http://[::1]:8080/in, true",
        "https://city.example/in, true",
        "https://elsewhere.example/in, false",
        "http://127.0.0.1.elsewhere.example/in, false",
        "not an address, false",
        "/in, false"
    })
    void nothing_leaves_this_machine(String callback, boolean allowed) {
        Order order = new Order("+34611111111", OURS, "x", "", List.of(), callback);

        assertThat(order.refusal(OURS, Set.of(), Set.of("city.example")).isEmpty())
                .isEqualTo(allowed);
    }
}
