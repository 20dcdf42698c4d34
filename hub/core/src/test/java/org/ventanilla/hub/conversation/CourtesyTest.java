package org.ventanilla.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.TestHub;

/** Thanks open nothing; in doubt a person looks. */
class CourtesyTest {
    private static final Courtesy COURTESY = new Courtesy(TestHub.CITY.language());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gracias",
                "¡Muchas gracias!",
                "muchisimas gracias por la rápida respuesta. Un saludo",
                "Perfecto, gracias por todo.\n\nUn cordial saludo,\nMaría López",
                "Mil gracias, buen trabajo 👍",
                "Thank you very much, great work!",
                "Ok, gracias"
            })
    void thanks_alone_are_courtesy(String text) {
        assertThat(COURTESY.isAll(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sigue igual",
                "Gracias, pero sigue igual",
                "Gracias. Otra vez rota",
                "gracias pero no",
                "Gracias. Sigue Rota La Farola",
                "¿Gracias?",
                "Gracias, falta el número 12",
                "Un saludo, María",
                "Gracias María por avisar del bache",
                "Thanks, still broken"
            })
    void anything_more_is_something_said(String text) {
        assertThat(COURTESY.isAll(text)).isFalse();
    }
}
