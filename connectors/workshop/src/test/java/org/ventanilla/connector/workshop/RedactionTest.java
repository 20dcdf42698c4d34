package org.ventanilla.connector.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private final Redaction redaction = new Redaction(List.of("b0t:sesame", " "));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Authorization        | Bearer abc            | redacted
        X-Twilio-Signature   | abc=                  | redacted
        X-Secret-Token       | abc                   | redacted
        Cookie               | a=b                   | redacted
        X-Forwarded-Uri      | /b0t:sesame/x         | /redacted/x
        Content-Type         | application/json      | application/json
        From                 | ana@correo.es         | persona1@example.org
        """)
    void headers_that_speak_of_a_secret_lose_their_value(String name, String value, String kept) {
        assertThat(redaction.header(name, value)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        From=%2B34611223344&Body=hola      | From=%2B34600000001&Body=hola
        {"from":"+34611223344"}            | {"from":"+34600000001"}
        /hook/b0t%3Asesame/x?y=b0t:sesame  | /hook/redacted/x?y=redacted
        /hook?token=abc123&x=1             | /hook?token=redacted&x=1
        {"access_token": "abc", "a": 1}    | {"access_token": "redacted", "a": 1}
        From=ana%40correo.es               | From=persona1%40example.org
        {"chat":{"id":123456789}}          | {"chat":{"id":123456789}}
        Calle Mayor 12, 39001 Santander    | Calle Mayor 12, 39001 Santander
        """)
    void secrets_and_contacts_go_the_rest_stays(String text, String kept) {
        assertThat(redaction.text(text)).isEqualTo(kept);
    }

    @Test
    void the_same_person_stays_the_same_and_another_is_another() {
        redaction.text("+34611223344");
        assertThat(redaction.text("+34622334455 y %2B34611223344")).isEqualTo("+34600000002 y %2B34600000001");
    }
}
