package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPacks;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** The rules that only one kind of channel has can be kept. */
class HealthyPacksTest {
    static Stream<Arguments> packs() {
        return Stream.of(
                Arguments.of("SMS-", EchoPacks.sms()),
                Arguments.of("VOICE-", EchoPacks.phone()),
                Arguments.of("KIOSK-", EchoPacks.kiosk()));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void a_healthy_connector_keeps_the_rules_of_its_channel(String pack, Echo healthy) {
        String[] rules = Conformance.rules().stream()
                .map(Rule::id)
                .filter(id -> id.startsWith(pack))
                .toArray(String[]::new);
        assertThat(Conformance.check(new EchoSubject(() -> healthy), Duration.ofSeconds(10), rules))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.ending())
                        .as(result.rule().id() + " " + result.detail())
                        .isEqualTo(Ending.KEPT));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void no_other_channel_is_asked_to_keep_them(String pack, Echo healthy) {
        String[] others = Conformance.rules().stream()
                .map(Rule::id)
                .filter(id -> id.matches("(MAIL|SMS|VOICE|KIOSK)-.*") && !id.startsWith(pack) && !id.equals("MAIL-1"))
                .toArray(String[]::new);
        assertThat(Conformance.check(new EchoSubject(() -> healthy), Duration.ofSeconds(10), others))
                .extracting(Result::ending)
                .containsOnly(Ending.DOES_NOT_APPLY);
    }
}
