package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String SECRET = "a secret that is long enough for all";
    private final Tokens tokens = new Tokens(SECRET);

    @Test
    void a_token_is_the_same_on_every_node_and_day() {
        assertThat(tokens.token("follow", "AV-1042")).isEqualTo(new Tokens(SECRET).token("follow", "AV-1042"));
        assertThat(tokens.token("follow", "AV-1042")).isNotEqualTo(new Tokens(SECRET + "!").token("follow", "AV-1042"));
    }

    @Property
    void a_token_is_20_characters_of_lower_case_base32_and_verifies(@ForAll String purpose, @ForAll String number) {
        var token = tokens.token(purpose, number);
        assertThat(token).matches("[a-z2-7]{20}");
        assertThat(tokens.verify(purpose, number, token)).isTrue();
    }

    @Property
    void a_token_is_of_no_other_purpose_or_number(@ForAll String purpose, @ForAll String number, @ForAll String other) {
        var token = tokens.token(purpose, number);
        Assume.that(!other.equals(purpose) && !other.equals(number));
        assertThat(tokens.verify(other, number, token)).isFalse();
        assertThat(tokens.verify(purpose, other, token)).isFalse();
    }

    @Property
    void nonsense_never_verifies(@ForAll String nonsense) {
        Assume.that(!nonsense.equals(tokens.token("follow", "AV-1042")));
        assertThat(tokens.verify("follow", "AV-1042", nonsense)).isFalse();
    }

    @Test
    void a_short_secret_is_refused_without_being_told() {
        assertThatThrownBy(() -> new Tokens("short")).hasMessageContaining("16").hasMessageNotContaining("short");
    }
}
