package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreetTest {
    @Test
    void the_number_may_stand_before_or_after_the_street() {
        assertThat(Street.of("Calle Castilla, 27")).isEqualTo(new Street("calle castilla", 27, 27));
        assertThat(Street.of("27-31 Mill Road, Sometown 12345")).isEqualTo(new Street("mill road", 27, 31));
    }

    @Test
    void the_code_of_the_post_is_no_house() {
        assertThat(Street.of("12 Mill Road 12345")).isEqualTo(new Street("mill road", 12, 12));
    }

    @Test
    void a_corner_is_no_house() {
        assertThat(Street.of("Mill Road & High Street").isCorner()).isTrue();
        assertThat(Street.of("Mill Road 3").isCorner()).isFalse();
    }

    @Test
    void houses_are_apart_on_one_street_only() {
        assertThat(Street.of("Calle Castilla 27").gap(Street.of("calle castilla 31")))
                .isEqualTo(4);
        assertThat(Street.of("Calle Castilla 27").gap(Street.of("Calle Burgos 31")))
                .isEqualTo(-1);
    }

    @Test
    void nothing_is_no_street() {
        assertThat(Street.of(" ").isSame(Street.of(null))).isFalse();
    }
}
