package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.CallLog;
import org.ventanilla.connector.sandbox.PhoneCall;
import org.ventanilla.connector.sandbox.PhoneCall.Callbacks;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Submission.Flag;

/** Calls to the automatic line, over the real sockets of the connector and the telephone company. */
class CallTest {
    private static final String ANA = "+34600111999";
    private static final PhoneCall WHOLE = PhoneCall.from(ANA)
            .says("hay una farola apagada")
            .says("en la calle Castilla 27")
            .says("sí")
            .presses("2")
            .says("sí claro");

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
    void aWholeCallIsOneIncidentAtItsPlaceAndIsAnsweredByMessage() {
        CallLog log = call(WHOLE);
        assertThat(log.statuses()).containsOnly(200);
        assertThat(log.allHeard()).contains("Castilla", "número");
        assertThat(log.hungUp()).isTrue();
        JsonObject incident = oneIncident();
        assertThat(incident.encode()).contains("Castilla");
        var answers = Eventually.see("a message", () -> town.answersTo(ANA), list -> !list.isEmpty());
        assertThat(answers.get(0).getString("body"))
                .contains("recibido", "Castilla")
                .doesNotContain("¿En que");
        var base = ledger().get(0);
        assertThat(base.state()).isEqualTo(State.REPORT);
        assertThat(base.submission().flags()).doesNotContain(Flag.PARTIAL, Flag.NO_ANSWER);
        Eventually.see(
                "every piece ended", this::states, list -> list.stream().skip(1).allMatch(State.PART::equals));
    }

    @Test
    void everyRequestTwiceIsStillOneIncident() {
        call(WHOLE.with(Callbacks.DOUBLED));
        oneIncident();
        Eventually.see("all ended", this::states, list -> !list.contains(State.RECEIVED));
        assertThat(town.incidents()).hasSize(1);
    }

    @Test
    void aHubThatGoesAndComesBackInTheMiddleGoesOnWithTheCallAndHasEveryWord() {
        CallLog log = call(PhoneCall.from(ANA)
                .says("hay una farola apagada")
                .saysAfter(this::theHubComesAgain, "en la calle Castilla 27")
                .says("sí")
                .saysAfter(this::theHubComesAgain, "no")
                .says("sí claro"));
        assertThat(log.statuses()).containsOnly(200);
        assertThat(log.hungUp()).isTrue();
        assertThat(oneIncident().encode()).contains("Castilla", "ALU-01");
        assertThat(ledger().get(0).submission().flags()).doesNotContain(Flag.PARTIAL, Flag.NO_ANSWER);
        Eventually.see("all ended", this::states, list -> !list.contains(State.RECEIVED));
        assertThat(town.incidents()).hasSize(1);
    }

    private Future<Void> theHubComesAgain() {
        return Future.fromCompletionStage(CompletableFuture.runAsync(() -> {
            try {
                town.restartHub();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    @Test
    void theEndToldFirstLosesNothing() {
        call(WHOLE.with(Callbacks.END_FIRST));
        assertThat(oneIncident().encode()).contains("Castilla");
        assertThat(town.incidents()).hasSize(1);
    }

    @Test
    void aCallThatDropsIsADraftWithWhatWasSaid() {
        call(PhoneCall.from(ANA).says("hay una farola apagada en la calle Castilla 27"));
        assertThat(oneIncident().encode()).contains("Castilla");
        assertThat(ledger().get(0).submission().flags()).contains(Flag.PARTIAL, Flag.NO_ANSWER);
        assertThat(town.answersTo(ANA)).isEmpty();
    }

    @Test
    void aCallWithoutAWordIsNoReportAndAWithheldNumberIsNeverAskedForMessages() {
        call(PhoneCall.from("+34600111998").isSilent());
        Eventually.see("it ended", this::states, list -> list.equals(List.of(State.TALK, State.PART)));
        CallLog log = call(PhoneCall.from("anonymous")
                .says("hay una farola apagada")
                .says("en la calle Castilla 27")
                .says("sí")
                .presses("2"));
        assertThat(log.allHeard()).doesNotContain("enviarle un mensaje");
        assertThat(log.hungUp()).isTrue();
        oneIncident();
    }

    @Test
    void whoWantsAPersonIsPutThrough() {
        assertThat(call(PhoneCall.from(ANA).presses("0")).dialed()).isEqualTo("+34942000010");
        assertThat(call(PhoneCall.from(ANA).isSilent().isSilent().unanswered()).allHeard())
                .contains("Nadie puede atenderle");
    }

    private CallLog call(PhoneCall call) {
        return Running.joined(town.outside.call(town.plan.voice(), call).toCompletionStage());
    }

    private JsonObject oneIncident() {
        return Eventually.see("one incident", town::incidents, list -> list.size() == 1)
                .get(0);
    }

    private List<Received> ledger() {
        return Running.joined(
                town.hub().rooms().intake().ledger("phone", 0, 100).toCompletionStage());
    }

    private List<State> states() {
        return ledger().stream().map(Received::state).toList();
    }
}
