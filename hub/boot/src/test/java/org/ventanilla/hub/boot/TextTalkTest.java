package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Carried;
import org.ventanilla.connector.sandbox.Envelope;
import org.ventanilla.connector.sandbox.Tricks;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;

/** A conversation by text messages, over the real sockets of the connector and the telephone company. */
class TextTalkTest {
    private static final String ANA = "+34600111999";

    private Town town;

    @BeforeEach
    void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
    }

    @AfterEach
    void theCityCloses() throws Exception {
        town.close();
    }

    @Test
    void anaIsAskedWhereItIsLooksHowItStandsRatesItAndIsLeftInPeace() {
        say("cuidado hay cables sueltos en una farola");
        assertThat(answer(1)).startsWith("Si hay peligro ahora, llame al 112.").contains("¿En que calle y numero?");
        say("calle castilla 27");
        assertThat(answer(2)).contains("gracias, hemos entendido", "Castilla");
        say("gracias");
        say("estado");
        assertThat(answer(3)).contains("Recibido");
        assertThat(town.incidents()).hasSize(1);

        move("RESOLVED");
        assertThat(answer(4)).contains("resuelto", "del 1 al 5");
        say("5 muy rapidos");
        say("BAJA");
        assertThat(answer(5)).contains("No le enviaremos mas mensajes", "ALTA");
        say("farola apagada en calle vargas 40");
        Eventually.see("a report of somebody who wants no messages", town::incidents, list -> list.size() == 2);
        assertThat(states())
                .containsExactly(
                        State.REPORT, State.FOLLOW_UP, State.FOLLOW_UP, State.TALK, State.FOLLOW_UP, State.REPORT);
        assertThat(Running.joined(town.hub().rooms().incidents().ratings().of(1).toCompletionStage())
                        .orElseThrow()
                        .stars())
                .isEqualTo(5);
        assertThat(town.answersTo(ANA)).hasSize(5);
    }

    @Test
    void whatTheProviderTookWithoutSayingSoIsNotSentTwiceAndItsCallbacksInAnyOrderEndTheSame() {
        town.outside.tricks().answers(Tricks.Answer.TAKEN_UNSAID);
        town.outside.tricks().callbacks(Tricks.Callbacks.BACKWARDS_AND_DOUBLED);
        say("farola apagada en calle castilla 27");
        Eventually.see("a delivered notice", this::notices, list -> list.equals(List.of("delivered")));
        assertThat(town.answersTo(ANA)).hasSize(1);
    }

    @Test
    void aBusyProviderIsAskedAgainAndARefusedNumberIsNot() {
        town.outside.tricks().answers(Tricks.Answer.NO_SUCH_NUMBER);
        say("farola apagada en calle castilla 27");
        Eventually.see("a dead notice", this::notices, list -> list.equals(List.of("dead")));
        assertThat(town.answersTo(ANA)).isEmpty();
    }

    @Test
    void whatMayArriveAnotherTimeIsTriedOnceMore() {
        town.outside.tricks().callbacks(Tricks.Callbacks.UNREACHABLE_NOW);
        say("farola apagada en calle castilla 27");
        Eventually.see("a notice to be sent again", this::notices, list -> list.equals(List.of("due")));
        assertThat(town.answersTo(ANA)).hasSize(1);
    }

    @Test
    void theSameMessageAgainAtOnceOrLaterMakesOneReport() {
        Carried first = carry(Envelope.of(ANA, "farola apagada en calle castilla 27"));
        for (int i = 0; i < 5; i++) {
            assertThat(Running.joined(town.outside.repeatSms(first.sid()).toCompletionStage())
                            .status())
                    .isEqualTo(200);
        }
        Eventually.see("one report", this::states, states -> states.equals(List.of(State.REPORT)));
    }

    private void say(String words) {
        int before = states().size();
        int known = town.incidents().size();
        assertThat(town.text(ANA, words)).isEqualTo(200);
        if (!"BAJA".equals(words)) {
            Eventually.see(
                    "'" + words.length() + "' filed",
                    this::states,
                    states -> states.size() > before && !states.contains(State.RECEIVED));
        }
        assertThat(town.incidents().size()).isGreaterThanOrEqualTo(known);
    }

    private Carried carry(Envelope envelope) {
        return Running.joined(town.outside.sendSms(envelope).toCompletionStage());
    }

    private String answer(int count) {
        List<JsonObject> all =
                Eventually.see(count + " answers", () -> town.answersTo(ANA), list -> list.size() >= count);
        assertThat(all).hasSize(count);
        return all.get(count - 1).getString("body");
    }

    private List<State> states() {
        return Running.joined(town.hub().rooms().intake().ledger("sms", 0, 100).toCompletionStage()).stream()
                .map(Received::state)
                .toList();
    }

    private List<String> notices() {
        return Running.joined(town.hub().rooms().notices().of(1).toCompletionStage()).stream()
                .map(notice -> notice.state())
                .toList();
    }

    private void move(String status) {
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        URI at = URI.create("/v1/incidents/" + town.incidents().get(0).getString("id") + "/status");
        var wish =
                new JsonObject().put("status", status).put("reason", "repaired").put("text", "Hecho.");
        assertThat(town.web.post(at, token, wish).statusCode()).isEqualTo(200);
    }
}
