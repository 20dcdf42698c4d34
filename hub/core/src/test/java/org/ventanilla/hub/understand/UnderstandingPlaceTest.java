package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.understand.PlaceGuess.Source;

/** What people write for a place, and where that is. */
class UnderstandingPlaceTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final Understanding UNDERSTANDING = new Understanding(CITY);

    private static Understood read(String text) {
        return UNDERSTANDING.understand(Heard.of(text, "sms"));
    }

    private static PlaceGuess place(String text) {
        return Objects.requireNonNull(read(text).place(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        farola fundida en la calle San Fernando 22      | Calle San Fernando 22
        c/ castelar, 29: papelera rota                  | Calle Castelar 29
        Avda de la Reina Victoria nº 79                 | Avenida Reina Victoria 79
        Gral. Davila num 77 farolas apagadas            | Paseo del General Dávila 77
        pso canalejas 42                                | Paseo de Canalejas 42
        bo la gloria 43 sin luz                         | Barrio La Gloria 43
        calle ernan cortes                              | Calle Hernán Cortés
        av. de los castors 53 bache                     | Avenida de los Castros 53
        c/ Marques d la ermida 15                       | Calle Marqués de la Hermida 15
        calle josé mª de cossio 24                      | Calle José María de Cossío 24
        en la calle bustamante huele a alcantarilla     | Calle Joaquín Bustamante
        Herrera Oria 51 bache                           | Avenida Cardenal Herrera Oria 51
        pothole outside 27 Castilla Street              | Calle Castilla 27
        bench broken on Burgos Street                   | Calle Burgos
        the lamp opposite 46 Calle Alta                 | Calle Alta 46
        rotura en la calle Valdecila                    | Avenida de Valdecilla
        semaforo averiado en 4 caminos y Cuatro Caminos | Cuatro Caminos
        olor raro en puerto chico                       | Puertochico
        en la Porticada hay mucha basura                | Plaza Porticada
        the bins at the town hall are full              | Plaza del Ayuntamiento
        rats near the cathedral                         | Catedral
        columpio roto en los jardines de Piquio         | Jardines de Piquío
        la segunda playa esta sucia                     | Playa de El Sardinero
        Sardinero beach is dirty                        | Playa de El Sardinero
        no hay agua en nueva montaña                    | Nueva Montaña
        En Monte no hay agua                            | Monte
        un delfín en la orilla de la Maruca             | Playa de La Maruca
        vengo de la calle Burgos y en vargas doce hay un bache | Calle Vargas 12
        """)
    void places_are_found_however_they_are_written(String text, String name) {
        assertThat(place(text).name()).isEqualTo(name);
        assertThat(place(text).precisionM()).isPositive();
        assertThat(CITY.gazetteer().isInside(place(text).at())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        calle Alta 45                                  | 45
        calle Alta n.º 45                              | 45
        en el 45 de la calle Alta                      | 45
        frente al número 45 de la calle Alta           | 45
        calle alta cuarenta y cinco                    | 45
        calle alta ciento nueve                        | 109
        general davila dos cero ocho                   | 208
        general davila dos cientos veinticuatro        | 224
        general davila two hundred and eight           | 208
        at reina victoria one hundred and seventeen    | 117
        calle Castilla, a la altura del 64             | 64
        calle Castilla 27 bis                          | 27
        calle Castilla 27B                             | 27
        calle Castilla 27-51                           | 27
        bache en calle Alta, entre los números 45 y 81 | 45
        calle Alta 45, 3º izquierda                    | 45
        calle Alta lleva 3 días a oscuras              |
        calle Alta desde las 7                         |
        la línea 5 no para en la calle Alta            |
        3 farolas apagadas en la calle Alta            |
        calle Alta 5000                                |
        calle Alta 2 horas sin luz                     |
        12 calle Alta 4th floor                        | 12
        calle Alta, junto al 20                        | 20
        calle Alta al lado del nueve                   | 9
        calle Alta por el quince                       | 15
        hole in calle Alta near no. 5                  | 5
        la calle Alta, delante del 14, está fatal      | 14
        la calle Alta es un desastre delante del 14    | 14
        la calle Alta está oscura entre el 12 y el 30  | 12
        on calle Alta about 10 lamps are out           |
        la calle Alta está oscura entre el 12 de mayo y hoy |
        la calle Alta a oscuras delante de 15 niños    |
        """)
    void a_number_is_a_house_number_when_it_belongs_to_its_street(String text, Integer number) {
        Understood understood = read(text);
        assertThat(understood.houseNumber()).isEqualTo(number);
        assertThat(understood.place()).isNotNull();
    }

    @Test
    void a_known_number_is_exact_and_the_next_is_estimated_between_its_neighbours() {
        PlaceGuess known = place("calle Alta 45");
        assertThat(known.source()).isEqualTo(Source.STREET_NUMBER);
        assertThat(known.approximate()).isFalse();
        PlaceGuess between = place("calle Alta 63");
        assertThat(between.source()).isEqualTo(Source.STREET_NUMBER);
        assertThat(between.approximate()).isTrue();
        assertThat(between.precisionM()).isGreaterThan(known.precisionM());
        PlaceGuess beyond = place("calle Alta 701");
        assertThat(beyond.source()).isEqualTo(Source.STREET);
        assertThat(beyond.name()).isEqualTo("Calle Alta 701");
        assertThat(beyond.precisionM()).isGreaterThan(between.precisionM());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        bache en c/ cisneros esquina san luis                   | CORNER  | Calle Cisneros / Calle San Luis
        en la esquina de Burgos con Vargas                      | CORNER  | Calle Burgos / Calle Vargas
        cruce de la calle Castelar con la calle Casimiro Sainz  | CORNER  | Calle Castelar / Calle Casimiro Sainz
        pothole at the corner of Burgos Street and Vargas       | CORNER  | Calle Burgos / Calle Vargas
        where San Luis meets Calle Burgos the drain is blocked  | CORNER  | Calle San Luis / Calle Burgos
        calle Vargas entre San Luis y Magallanes                | BETWEEN | Calle Vargas (Calle San Luis – Calle Magallanes)
        desde la calle Castelar hasta Puertochico no hay luz    | BETWEEN | Calle Castelar – Puertochico
        la parada nº 146 está rota                              | STOP    | Catedral (146)
        bus stop 43 has no light                                | STOP    | Calle San Fernando 22 (43)
        """)
    void corners_stretches_and_stops_are_places(String text, Source source, String name) {
        assertThat(place(text).source()).isEqualTo(source);
        assertThat(place(text).name()).isEqualTo(name);
    }

    @Test
    void a_neighbourhood_chooses_between_streets_of_one_name() {
        PlaceGuess vague = place("bache en la calle San Martín");
        assertThat(vague.name()).isNull();
        assertThat(vague.precisionM()).isGreaterThan(1000);
        assertThat(place("bache en la calle San Martín, en Peñacastillo").name())
                .isEqualTo("Calle San Martín del Pino");
    }

    @Test
    void a_landmark_says_where_in_a_long_street() {
        PlaceGuess near = place("bache en la avenida de los Castros, junto al Interfacultativo");
        PlaceGuess whole = place("bache en la avenida de los Castros");
        assertThat(near.name()).isEqualTo(whole.name());
        assertThat(near.precisionM()).isLessThan(whole.precisionM());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Espero que el ayuntamiento lo arregle",
                "es la primera vez que escribo",
                "en la segunda farola",
                "hay mucha gente mayor y alta",
                "un contenedor en llamas",
                "el camino hasta la torre del faro del parque",
                "the castle of sand"
            })
    void everyday_words_are_no_places(String text) {
        assertThat(read(text).place()).isNull();
        assertThat(read(text).remarks()).contains("place-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        en mi calle no hay luz                  | place-self
        bache en Torrelavega                    | place-other-town
        bache en la calle Alta 45, Torrelavega  | place-other-town
        en Torrelavega, calle Alta 45           | place-other-town
        farola nº 2317 apagada                  | asset-number:2317
        la farola con código LC-0457 parpadea   | asset-number:LC-0457
        bache en la S-10, km 2,5                | km-point:2.5
        no hay luz                              | place-unknown
        """)
    void what_is_not_a_place_is_remarked(String text, String remark) {
        assertThat(read(text).place()).isNull();
        assertThat(read(text).remarks()).contains(remark);
    }

    @Test
    void another_town_in_passing_changes_nothing() {
        assertThat(place("calle Castilla 27, el bus a Torrelavega no para").name())
                .isEqualTo("Calle Castilla 27");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Calle Alta 45, 3º B           | Calle Alta 45
        vivo en calle alta 45 3ºB     | calle alta 45
        calle Castilla 27 bajo dcha.  | calle Castilla 27
        calle Montevideo 5, 2º izda   | calle Montevideo 5
        """)
    void floor_and_door_are_not_kept(String text, String stated) {
        assertThat(read(text).statedPlace()).isEqualTo(stated);
        var field = new Heard("sin luz", null, null, null, null, List.of(), text, "web", null);
        assertThat(UNDERSTANDING.understand(field).statedPlace()).doesNotContain("3º", "bajo", "izda");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        vivo en la calle Vargas y en la calle Castilla hay una farola fundida      | Calle Castilla
        I live in Monte but the lamp at calle Castilla 27 is out                   | Calle Castilla 27
        Señores del Ayuntamiento, la farola de la calle Castilla 27 no luce        | Calle Castilla 27
        Les escribe Remedios, de la calle Vargas: en Castelar 29 no hay luz        | Calle Castelar 29
        vivo en la calle Vargas y no hay luz                                       | Calle Vargas
        I live in Bezana but the hole is in calle Castilla 27                      | Calle Castilla 27
        """)
    void where_the_writer_lives_counts_only_when_nothing_else_is_named(String text, String name) {
        assertThat(place(text).name()).isEqualTo(name);
    }

    /** Of a house next door to what is named besides, the house is more exact. */
    @Test
    void the_writers_house_beside_the_matter_is_the_place() {
        assertThat(place("vivo en calle Castilla 27 y junto a la calle Castilla hay un bache")
                        .name())
                .isEqualTo("Calle Castilla 27");
    }

    @Test
    void a_one_that_is_spelled_out_is_no_stop() {
        assertThat(place("at calle Castilla 27 the cars don't stop one bit").name())
                .isEqualTo("Calle Castilla 27");
        assertThat(place("en la parada 33 no hay marquesina").source()).isEqualTo(PlaceGuess.Source.STOP);
    }

    @Test
    void the_field_for_the_place_wins_over_the_text() {
        var heard =
                new Heard("vi otro en la calle Alta 45", null, null, null, null, List.of(), "Castelar 29", "web", null);
        Understood understood = UNDERSTANDING.understand(heard);
        assertThat(Objects.requireNonNull(understood.place()).name()).isEqualTo("Calle Castelar 29");
        assertThat(understood.statedPlace()).isEqualTo("Castelar 29");
        assertThat(understood.houseNumber()).isEqualTo(29);
    }

    /** "Avise" sounds like the quarter of Aviche. */
    @Test
    void a_short_word_that_only_sounds_like_a_name_is_none() {
        assertThat(read("avise ayer y hoy ya estaba arreglado").place()).isNull();
        assertThat(place("basura en el barrio avise").name()).isEqualTo("Barrio Aviche");
    }

    @Test
    void a_street_that_is_named_after_another_town_is_there() {
        assertThat(read("en Laredo, en la avenida de la Victoria, hay dos sofás")
                        .place())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bache en 43.46230, -3.80988",
                "farola apagada https://maps.example/?q=43.46230,-3.80988",
                "Contenedor lleno, 43°27'44.28\"N 3°48'35.57\"W",
                "Lamp out at -3.80988, 43.46230"
            })
    void a_point_that_is_written_is_the_place(String text) {
        var found = place(text);
        assertThat(found.lat()).isCloseTo(43.46230, within(1e-5));
        assertThat(found.lon()).isCloseTo(-3.80988, within(1e-5));
        assertThat(found.source()).isEqualTo(Source.SHARED);
    }

    @Test
    void a_written_point_of_elsewhere_is_no_place_and_one_near_the_street_that_is_named_has_its_name() {
        assertThat(read("Bache en 40.41680, -3.70380").remarks()).contains("place-outside");
        var house = place("calle Castilla 27");
        var pointed = place("calle Castilla 27, " + house.lat() + ", " + house.lon());
        assertThat(pointed.name()).isEqualTo("Calle Castilla 27");
    }
}
