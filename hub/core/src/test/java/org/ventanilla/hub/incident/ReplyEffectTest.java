package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reply does, as a table. */
class ReplyEffectTest {
    @ParameterizedTest
    @CsvSource({
        // closed, asked, unverified, courtesy -> answers, look
        "false,false,false,false,false,",
        "false,true,false,false,true,",
        "true,false,false,false,false,reply-after-closing",
        "true,false,false,true,false,",
        "false,true,false,true,false,",
        "true,false,true,false,false,",
        "false,true,true,false,false,"
    })
    void a_reply_answers_or_asks_for_a_look_or_neither(
            boolean closed,
            boolean asked,
            boolean unverified,
            boolean courtesy,
            boolean answers,
            @Nullable String look) {
        var effect = ReplyEffect.of(new ReplyEffect.Situation(closed, asked, unverified, courtesy));
        assertThat(effect).isEqualTo(new ReplyEffect(answers, look));
    }
}
