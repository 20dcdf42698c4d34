package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gsm7Test {
    /** 3GPP TS 23.038, table and extension table: typed anew, so that a slip in the production table shows. */
    static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ^{}\\[~]|€ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    @ParameterizedTest
    @CsvSource({
        "¿Qué tal la farola?, ¿Qué tal la farola?",
        "Está aquí: Camión nº 2, Esta aqui: Camion no 2",
        "señal 1ª «rota», 'señal 1a \"rota\"'",
        "espera… ‘ya’ – sí, espera... 'ya' - si",
        "façade, facade",
        "🙂 ok, ? ok"
    })
    void letters_it_lacks_lose_their_accent(String text, String folded) {
        assertThat(Gsm7.fold(text)).isEqualTo(folded);
    }

    @Property
    void nothing_outside_the_alphabet_survives(@ForAll String text) {
        assertThat(Gsm7.fold(text).codePoints()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Test
    void the_extension_table_takes_two_places() {
        assertThat(Gsm7.septets("12 €")).isEqualTo(5);
        assertThat(Gsm7.septets("[~]")).isEqualTo(6);
        assertThat(Gsm7.septets("ñ@")).isEqualTo(2);
    }

    @Property
    void a_message_never_takes_more_segments_than_stated_and_keeps_its_end(
            @ForAll String statusText, @ForAll String place, @ForAll @IntRange(min = 1, max = 4) int stated) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("statusText", statusText.repeat(9), "place", place.repeat(9)));
        String text = SmsText.of(fields, stated, f -> f.get("place") + ": " + f.get("statusText") + " https://end");
        assertThat(Gsm7.segments(text)).isLessThanOrEqualTo(stated);
        assertThat(text).endsWith(" https://end");
    }

    @ParameterizedTest
    @CsvSource({"160,0,1", "161,0,2", "306,0,2", "307,0,3", "158,1,1", "159,1,2", "152,1,1", "152,77,3"})
    void segments_are_counted_as_networks_count_them(int plain, int extended, int segments) {
        assertThat(Gsm7.segments("a".repeat(plain) + "€".repeat(extended))).isEqualTo(segments);
    }
}
