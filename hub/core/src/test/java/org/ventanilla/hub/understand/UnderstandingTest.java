package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.model.Submission.Kind;

/** What a report is about, in which language, how dangerous; and that no text whatever stops it. */
class UnderstandingTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final Understanding UNDERSTANDING = new Understanding(CITY);

    private static Understood read(String text) {
        return UNDERSTANDING.understand(Heard.of(text, "sms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        La farola de enfrente está fundida                   | ALU-01
        La farola de la calle Castilla, 27 está apagada      | ALU-01
        la calle Castilla está apagada                       | ALU-03
        BOMBILLAS FUNDIDAS                                   | ALU-01
        se ha caido una farola                               | ALU-04
        un socabon en medio de la calzada                    | VIA-02
        los baches de la carretera                           | VIA-01
        ola q tal, un bache                                  | VIA-01
        alcantarilla sin tapa                                | VIA-05
        el semáforo está apagado                             | TRA-01
        contenedor de papel a rebosar                        | RES-01
        contenedores quemados                                | RES-03
        una nevera y dos colchones tirados                   | RES-08
        huele a gas en el portal                             | CIV-09
        el árbol de la plaza Porticada se va a caer          | VER-02
        la playa de El Sardinero está sucia                  | LIT-01
        cockroaches coming out of the drain                  | ANI-02
        the escalators are not working                       | MOV-06
        bin overflowing                                      | RES-01
        brown water from the tap                             | AGU-07
        """)
    void the_phrases_of_the_taxonomy_tell_the_category(String text, String code) {
        Understood understood = read(text);
        assertThat(understood.filedUnder()).isEqualTo(code);
        assertThat(understood.categories()).hasSizeBetween(1, 3);
        assertThat(understood.categories()).allMatch(c -> c.confidence() > 0 && c.confidence() <= 1);
        assertThat(understood.categories().get(0).words()).isNotEmpty();
    }

    @Test
    void nothing_said_goes_to_a_person() {
        Understood understood = read("lo de siempre");
        assertThat(understood.filedUnder()).isEqualTo(CITY.settings().unclassified());
        assertThat(understood.categories()).isEmpty();
        assertThat(understood.categoryCertain()).isFalse();
        assertThat(understood.remarks()).contains("category-unknown");
    }

    @Test
    void it_is_certain_only_when_nothing_else_comes_near() {
        assertThat(read("farola fundida").categoryCertain()).isTrue();
        assertThat(read("farola fundida y papelera llena").categoryCertain()).isFalse();
    }

    @Test
    void in_doubt_between_a_public_and_a_private_category_it_is_private_until_a_person_decides() {
        Understood understood = read("esvástica pintada en calle Burgos 12");
        assertThat(understood.filedUnder()).isEqualTo("LIM-04");
        assertThat(understood.categoryCertain()).isFalse();
        assertThat(read("pintada en la fachada de calle Burgos 12").filedUnder())
                .isEqualTo("LIM-03");
    }

    @Test
    void the_category_that_the_reporter_chose_wins_when_it_exists() {
        Understood chosen = hinted("farola fundida", "VIA-01");
        assertThat(chosen.filedUnder()).isEqualTo("VIA-01");
        assertThat(chosen.categoryCertain()).isTrue();
        assertThat(chosen.categories()).extracting(CategoryGuess::code).startsWith("VIA-01", "ALU-01");
        assertThat(hinted("farola fundida", "XXX-99").filedUnder()).isEqualTo("ALU-01");
    }

    private static Understood hinted(String text, String code) {
        return UNDERSTANDING.understand(new Heard(text, null, null, code, null, List.of(), null, "web", null));
    }

    @Test
    void the_name_of_a_street_is_not_what_the_report_is_about() {
        assertThat(read("farola fundida en Peña Herbosa 7, junto a la playa de Los Peligros")
                        .danger())
                .isFalse();
        assertThat(read("bolsas de basura en la calle Lavapiés").filedUnder()).isEqualTo("RES-07");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        propongo un banco más                            | SUGGESTION
        I suggest a bench here                           | SUGGESTION
        gracias por arreglar el parque                   | REQUEST
        hacen falta badenes                              | REQUEST
        papelera llena                                   | INCIDENT
        """)
    void requests_and_suggestions_are_told_apart(String text, Kind kind) {
        assertThat(read(text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        bache pequeño                               | false | false
        bache, ayer se cayó una señora              | true  | false
        a pothole, my son fell off his bike         | true  | false
        loose slab, my aunt tripped                 | true  | false
        cables sueltos en una farola                | true  | false
        pintada en la pared, hay un colegio al lado | false | false
        hay una persona inconsciente                | true  | true
        smell of gas in the entrance                | true  | true
        sale humo de un piso                        | true  | true
        trapped in the lift                         | true  | true
        encerrados en el ascensor del funicular     | true  | true
        encerraron las llaves en el portal          | false | false
        un gato herido en el jardin                 | true  | false
        hay un hombre herido en el jardin           | true  | true
        un contenedor en llamas                     | true  | true
        salen llamas de un contenedor               | true  | true
        una farola fundida en las Llamas            | false | false
        un bache, no es urgente                     | false | false
        a pothole, not urgent                       | false | false
        bache, no hay peligro                       | false | false
        bache, no me caí de milagro                 | true  | false
        un bache. No es poco: peligroso             | true  | false
        a pothole, nobody was hurt                  | false | false
        gracias, todo bien                          | false | false
        """)
    void danger_and_emergency_are_seen(String text, boolean danger, boolean emergency) {
        assertThat(read(text).danger()).isEqualTo(danger);
        assertThat(read(text).emergency()).isEqualTo(emergency);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        hay un agujero en la acera         |    | es
        there is a hole in the pavement    |    | en
        hay un agujero en la acera         | en | en
        there is a hole in the pavement    | es-ES | es
        there is a hole in the pavement    | fr | en
        Escalator stopped                  |    | en
        papelera junto a correos a rebosar |    | es
        12345                              |    | es
        """)
    void the_language_is_told_by_hint_or_words(String text, String hint, String language) {
        var heard = new Heard(text, null, hint, null, null, List.of(), null, "sms", null);
        assertThat(UNDERSTANDING.understand(heard).language()).isEqualTo(language);
    }

    @Test
    void the_title_counts_as_well() {
        var heard = new Heard(
                "Gracias de antemano",
                "Farola fundida en Castelar 29",
                null,
                null,
                null,
                List.of(),
                null,
                "email",
                null);
        Understood understood = UNDERSTANDING.understand(heard);
        assertThat(understood.filedUnder()).isEqualTo("ALU-01");
        assertThat(understood.houseNumber()).isEqualTo(29);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t ",
                "\0\0\0",
                "🕳️🚧👨‍👩‍👧‍👦",
                "\u202Eallac al ne ehcab\u202C",
                "calle\u200F Alta\u200E 45",
                "nº nº nº",
                "calle calle calle",
                "entre y entre y",
                "\uD83D",
                "C/",
                "12 12 12 12",
                "esquina con",
                "parada parada 99999999999999999999"
            })
    void strange_texts_are_understood_as_little_as_they_say(String text) {
        Understood understood = read(text);
        assertThat(understood.language()).isIn(CITY.settings().languages());
        assertThat(CITY.taxonomy().find(understood.filedUnder())).isPresent();
    }

    @Test
    void marks_that_steer_the_writing_direction_hide_nothing() {
        assertThat(read("bache ca\u200Blle \u200FAlta\u200E 45").houseNumber()).isEqualTo(45);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ñ", "calle ", "calle Alta 45 y ", "12 de ", "farola ", "de la ", "dos ", "😀", "\n"})
    void a_megabyte_is_cut_and_takes_no_time(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Understood understood = read(text);
        assertThat(understood.remarks().contains("text-cut")).isEqualTo(!text.isBlank());
    }

    @Test
    void four_thousand_letters_without_a_space_are_no_trouble() {
        assertThat(read("ñ".repeat(4000)).remarks())
                .contains("category-unknown")
                .doesNotContain("text-cut");
    }

    @Property(tries = 300)
    void any_text_is_understood_and_a_place_always_has_a_radius(@ForAll String text, @ForAll String field) {
        var heard = new Heard(text, field, field, field, null, List.of(), field, "web", null);
        Understood understood = UNDERSTANDING.understand(heard);
        assertThat(understood.place()).satisfiesAnyOf(p -> assertThat(p).isNull(), p -> assertThat(p.precisionM())
                .isPositive());
        assertThat(CITY.taxonomy().find(understood.filedUnder())).isPresent();
    }

    /** Words that the rules look for, in any order, reach more of them than random letters do. */
    @Property(tries = 500)
    void any_order_of_telling_words_is_understood(@ForAll @Size(max = 12) List<@From("telling") String> words) {
        Understood understood = read(String.join(" ", words));
        assertThat(understood.place() == null || understood.place().precisionM() > 0)
                .isTrue();
        assertThat(understood.place() == null)
                .isEqualTo(understood.remarks().stream()
                        .anyMatch(r -> r.equals("place-unknown") || r.equals("place-self")));
    }

    @Provide
    Arbitrary<String> telling() {
        return Arbitraries.of(
                "calle",
                "Alta",
                "45",
                "y",
                "entre",
                "esquina",
                "con",
                "parada",
                "nº",
                "dos",
                "cero",
                "Burgos",
                "de",
                "la",
                "km",
                ",",
                "2,5",
                "farola",
                "Torrelavega",
                "en",
                "Monte",
                "3ºB",
                "\n\n",
                "Castilla",
                "12-14",
                "primera");
    }
}
