package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, section 3.2. */
class TraceParentTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "buzon:1:77", "sms:SM1", "web:ñ\u0000🙂"})
    void every_key_has_a_sound_trace_that_stays_the_same(String key) {
        String trace = TraceParent.of(key);
        assertThat(TraceParent.sound(trace)).isEqualTo(trace);
        assertThat(TraceParent.of(key)).isEqualTo(trace);
        assertThat(TraceParent.of(key + "x")).isNotEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void what_has_not_the_form_is_none(String malformed) {
        assertThat(TraceParent.sound(malformed)).isNull();
    }
}
