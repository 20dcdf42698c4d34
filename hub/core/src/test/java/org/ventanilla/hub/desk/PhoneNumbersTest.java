package org.ventanilla.hub.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Reporter.AddressKind;

/** Every form in which a telephone company or a person may write a number. */
class PhoneNumbersTest {
    private final PhoneNumbers numbers = new PhoneNumbers("ES");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+34600111222, +34600111222, MOBILE",
                "600 11 12 22, +34600111222, MOBILE",
                "0034600111222, +34600111222, MOBILE",
                "whatsapp:+34600111222, +34600111222, MOBILE",
                "rcs:+34600111222, +34600111222, MOBILE",
                "tel:+34-942-200-600, +34942200600, LANDLINE",
                "942200600, +34942200600, LANDLINE",
                "+1 202 555 0123, +12025550123, MOBILE",
                "112, -, -",
                "21212, -, -",
                "AYTO, -, -",
                "whatsapp:, -, -",
                "'', -, -",
                "+266696687, -, -",
                "anonymous, -, -"
            })
    void each_is_the_number_it_stands_for_or_none(String given, @Nullable String expected, @Nullable AddressKind kind) {
        var read = numbers.read(given);
        assertThat(read.map(PhoneNumbers.Phone::e164).orElse(null)).isEqualTo(expected);
        assertThat(read.map(PhoneNumbers.Phone::kind).orElse(null)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+266696687",
                "266696687",
                "+7378742833",
                "2562533",
                "8656696",
                "86282452253",
                "Anonymous",
                "RESTRICTED"
            })
    void who_withholds_the_number_is_known_to_do_so(String given) {
        assertThat(numbers.isWithheld(given)).isTrue();
        assertThat(numbers.read(given)).isEmpty();
    }

    @Test
    void a_number_is_found_in_what_somebody_says() {
        assertThat(numbers.in("llámenme al 600 111 222, por favor")
                        .orElseThrow()
                        .e164())
                .isEqualTo("+34600111222");
        assertThat(numbers.in("en la calle Castilla 27")).isEmpty();
        assertThat(numbers.isWithheld("600111222")).isFalse();
    }
}
