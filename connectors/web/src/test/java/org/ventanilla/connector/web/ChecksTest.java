package org.ventanilla.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.connector.web.view.Problem;

class ChecksTest {
    @ParameterizedTest
    @CsvSource({
        "ana@example.org, true",
        "ana.b+avisos@sub.example.co.uk, true",
        "pañería@eñe.es, true",
        "ana@example, false",
        "ana example.org, false",
        "@example.org, false",
        "ana@@example.org, false",
        "ana@example..org, false",
        "'a,b@example.org', false"
    })
    void mail_addresses_are_checked_for_their_shape_only(String mail, boolean good) {
        var form = new Form("id", "x", "y", "", "", "", false, "email", mail, "", Form.Step.FIRST);
        assertThat(Checks.of(form, false, "ES").isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "612345678, ES, +34612345678",
                "612 34 56 78, ES, +34612345678",
                "+34 612-345-678, ES, +34612345678",
                "0034612345678, ES, +34612345678",
                "+447400123456, ES, +447400123456",
                "+34612345678, -, +34612345678",
                "612345678, -, -",
                "942200600, ES, -",
                "12345, ES, -",
                "hola, ES, -"
            })
    void mobile_numbers_get_their_international_form(String typed, String region, String expected) {
        assertThat(Checks.mobile(typed, region)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "43.46, -3.81, true",
        "'43,46', '-3,81', true",
        "91, 0, false",
        "0, 181, false",
        "NaN, 0, false",
        "'', 1, false"
    })
    void a_position_is_taken_only_when_it_is_on_earth(String lat, String lon, boolean good) {
        var form = new Form("id", "x", "", lat, lon, "", false, "none", "", "", Form.Step.FIRST);
        assertThat(Checks.point(form) != null).isEqualTo(good);
    }

    @Test
    void problems_come_in_the_order_of_the_page() {
        var form = new Form("id", "", "", "", "", "", false, "sms", "", "", Form.Step.FIRST);
        assertThat(Checks.of(form, false, "ES")).extracting(Problem::field).containsExactly("text", "place", "phone");
    }

    @Test
    void a_photo_may_say_where() {
        var form = new Form("id", "x", "", "", "", "", false, "none", "", "", Form.Step.FIRST);
        assertThat(Checks.of(form, true, "ES")).isEmpty();
    }
}
