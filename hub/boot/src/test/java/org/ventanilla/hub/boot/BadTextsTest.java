package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.sandbox.Carried;
import org.ventanilla.connector.sandbox.Envelope;
import org.ventanilla.connector.sandbox.Envelope.Forgery;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Tricks.Storage;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;

/** Whatever comes in at the text message webhook: a report, or a line of the ledger with its reason, or a refusal. */
class BadTextsTest {
    private static final String WORDS = "farola apagada en calle castilla 27";
    private static Town town;

    @BeforeAll
    static void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
    }

    @AfterAll
    static void theCityCloses() throws Exception {
        town.close();
    }

    private static Carried carry(Envelope envelope) {
        return Running.joined(town.outside.sendSms(envelope).toCompletionStage());
    }

    private static @Nullable Received found(Carried carried) {
        return Running.joined(town.hub().rooms().intake().ledger("sms", 0, 1000).toCompletionStage()).stream()
                .filter(r -> r.submission().key().endsWith(carried.sid()))
                .findFirst()
                .orElse(null);
    }

    private static Received filed(Carried carried) {
        assertThat(carried.status()).isEqualTo(200);
        return Eventually.see("filed", () -> found(carried), r -> r != null && r.state() != State.RECEIVED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "PORT_NAMED"})
    void a_forged_or_foreign_request_is_forbidden_and_nothing_of_it_is_kept(Forgery forgery) {
        Carried carried = carry(Envelope.of("+34600200001", WORDS).forged(forgery));
        assertThat(carried.status()).isEqualTo(403);
        assertThat(found(carried)).isNull();
        assertThat(town.web
                        .get(URI.create("http://127.0.0.1:" + town.plan.managementPort() + "/metrics"))
                        .body())
                .containsPattern("ventanilla_connector_items\\{column=\"forbidden\",instance=\"sms\"\\} [1-9]");
    }

    @Test
    void a_signature_with_the_port_named_is_as_good() {
        assertThat(filed(carry(Envelope.of("+34600200002", WORDS).forged(Forgery.PORT_NAMED)))
                        .state())
                .isEqualTo(State.REPORT);
    }

    @Test
    void what_comes_as_get_is_a_report() {
        assertThat(filed(carry(Envelope.of("+34600200003", WORDS).inQuery())).state())
                .isEqualTo(State.REPORT);
    }

    static Stream<Envelope> odd() {
        return Stream.of(
                Envelope.of("+34600201001", WORDS).with(Map.of("CallToken", "x", "Nuevo", "ñ€🙂", "Vacio", "")),
                Envelope.of(
                        "+34600201002",
                        WORDS + " " + "ñ€🙂 palabra ".repeat(120).substring(0, 1_500)),
                Envelope.of("+34600201003", "x".repeat(1_600)),
                Envelope.of("+34600201004", WORDS).with(Map.of("NumMedia", "many")),
                Envelope.of("+34600201005", WORDS).with(Map.of("NumMedia", "3")),
                Envelope.of("+34600201006", WORDS).with(Map.of("MediaUrl0", "http://10.0.0.1/x", "NumMedia", "1")),
                Envelope.of("+34600201007", WORDS).with(Map.of("MediaUrl0", "::::", "NumMedia", "1")),
                Envelope.of("+34600201008", WORDS).with(Map.of("Latitude", "NaN", "Longitude", "999")),
                Envelope.of("whatsapp:+34600201009", WORDS).with(Map.of("ProfileName", "Ana", "WaId", "34600201009")),
                Envelope.of("rcs:+34600201010", WORDS),
                Envelope.of("600201011", WORDS),
                Envelope.of("0034600201012", WORDS),
                Envelope.of("+266696687", WORDS),
                Envelope.of("7007", WORDS),
                Envelope.of("BANCO", WORDS),
                Envelope.of("", WORDS),
                Envelope.of("+1", WORDS));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void an_odd_message_is_a_report_all_the_same(Envelope envelope) {
        assertThat(filed(carry(envelope)).state()).isEqualTo(State.REPORT);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void a_picture_without_words_is_a_report_whatever_becomes_of_the_picture(Storage storage) {
        town.outside.tricks().storage(storage);
        var photo =
                new Photo("a.jpg", "image/jpeg", Town.photo("lamp-before.jpg").bytes());
        var received = filed(carry(
                Envelope.of("+346002" + (20_000 + Math.floorMod(storage.name().hashCode(), 10_000)), "", photo)));
        assertThat(received.state()).isEqualTo(State.REPORT);
        town.outside.tricks().storage(Storage.READY);
    }

    @Test
    void nobody_is_written_to_who_cannot_be() {
        for (String sender : List.of("+266696687", "7007", "BANCO", "")) {
            filed(carry(Envelope.of(sender, "contenedor quemado en calle vargas 40")));
            assertThat(town.answersTo(sender)).isEmpty();
        }
    }

    @Test
    void an_empty_message_is_a_line_of_the_ledger_with_its_reason() {
        var received = filed(carry(Envelope.of("+34600203001", "")));
        assertThat(received.state()).isEqualTo(State.TALK);
        assertThat(received.reason()).isEqualTo("empty");
    }
}
