package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

class ApiAnswersTest {
    private final ApiAnswers answers = new ApiAnswers(Bundled.properties("outcomes.properties"));

    @ParameterizedTest
    @CsvSource({
        "400, 21610, STOPPED",
        "400, 21211, UNDELIVERABLE_HERE",
        "400, 21614, UNDELIVERABLE_HERE",
        "400, 21612, UNDELIVERABLE_HERE",
        "400, 21635, UNDELIVERABLE_HERE",
        "400, 21617, REJECTED",
        "400, 21602, REJECTED",
        "400, 21408, REJECTED",
        "400, 21606, RETRY",
        "400, 21611, RETRY",
        "401, 20003, RETRY",
        "404, 20404, RETRY",
        "429, 20429, RETRY",
        "500, 20500, RETRY",
        "400, 99999, REJECTED",
    })
    void the_providers_code_decides(int status, int code, Ending ending) {
        var outcome = answers.outcome(status, null, "{\"code\":%d,\"message\":\"x\",\"status\":1}".formatted(code));
        assertThat(outcome.ending()).isEqualTo(ending);
        assertThat(outcome.code()).isEqualTo(String.valueOf(code));
    }

    @ParameterizedTest
    @CsvSource({
        "301, REJECTED",
        "400, REJECTED",
        "401, RETRY",
        "403, RETRY",
        "404, RETRY",
        "408, RETRY",
        "410, REJECTED",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
    })
    void without_a_code_the_status_decides(int status, Ending ending) {
        for (String body : new String[] {"", "<html>", "[]", "{}", "{\"code\":\"x\"}", "null"}) {
            var outcome = answers.outcome(status, null, body);
            assertThat(outcome.ending()).as(body).isEqualTo(ending);
            assertThat(outcome.code()).as(body).isEqualTo("http-" + status);
        }
    }

    @Test
    void every_ending_in_the_table_is_one_of_ours() {
        for (String ending : Bundled.properties("outcomes.properties").stringPropertyNames().stream()
                .map(Bundled.properties("outcomes.properties")::getProperty)
                .toList()) {
            assertThat(Ending.valueOf(ending)).isNotIn(Ending.SENT, Ending.UNKNOWN);
        }
    }

    @Test
    void a_taken_message_has_the_providers_id() {
        assertThat(answers.outcome(201, null, "{\"sid\":\"SM1\",\"status\":\"queued\"}"))
                .isEqualTo(SendOutcome.sent("SM1"));
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "''", "'<html>'", "'{\"sid\":7}'"})
    void a_taken_message_without_an_id_has_an_unknown_fate(String body) {
        assertThat(answers.outcome(200, null, body).ending()).isEqualTo(Ending.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"7, 7", "' 30 ', 30", "-5, -", "soon, -", "'Wed, 21 Oct 2026 07:28:00 GMT', -", "99999999999, -"})
    void the_named_waiting_time_is_passed_on(String header, Long seconds) {
        assertThat(answers.outcome(429, header, "").retryAfterSeconds()).isEqualTo(seconds);
    }
}
