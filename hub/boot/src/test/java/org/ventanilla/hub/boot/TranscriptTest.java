package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.sandbox.CallLog;
import org.ventanilla.connector.sandbox.FreeSpeech;
import org.ventanilla.connector.sandbox.FreeSpeech.Writing;
import org.ventanilla.connector.sandbox.PhoneCall;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;

/** Speech outside the dialogue, from the telephone company's requests to the incident, whatever becomes of the requests. */
class TranscriptTest {
    private static final String ANA = "+34600111999";
    private static final String TOKEN = "the token of the other service";
    private static final String[] SAID = {"Hay una farola apagada.", "Está en la calle Castilla 27."};
    private static final PhoneCall TO_A_PERSON = PhoneCall.from(ANA).presses("0");

    private Town town;
    private String agent;

    @BeforeEach
    void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
        agent = town.logIn("agente", town.plan.secrets().agentPassword());
    }

    @AfterEach
    void theCityCloses() throws Exception {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_ORDER", "SHUFFLED", "DOUBLED", "LATE"})
    void whatIsSureIsOneIncidentHoweverItIsTold(Writing writing) {
        CallLog log = call(TO_A_PERSON.tells(FreeSpeech.of(writing, 0.97, SAID)));
        assertThat(log.allHeard()).contains("se pondrá por escrito");
        assertThat(oneIncident().encode()).contains("Castilla", "ALU-01");
        Eventually.see("all ended", this::states, list -> !list.contains(State.RECEIVED));
        assertThat(town.incidents()).hasSize(1);
        assertThat(Objects.requireNonNull(ledger().get(0).submission().text()).raw())
                .isEqualTo(String.join(" ", SAID));
    }

    /** Also with other words that do not say again where it is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "La farola no luce y hay un escalón"})
    void whatIsNotSureIsConfirmedByAPersonWhoHasTheCallerAnswered(String words) {
        call(TO_A_PERSON.tells(FreeSpeech.of(Writing.IN_ORDER, 0.5, SAID)));
        var proposal = Eventually.see("a proposal", this::proposals, list -> !list.isEmpty())
                .get(0);
        assertThat(town.incidents()).isEmpty();
        var confirmed = town.web.post(
                URI.create("/v1/desk/proposals/" + proposal.getString("id") + "/confirm"),
                agent,
                new JsonObject().put("answer", "sms").put("text", words));
        assertThat(confirmed.statusCode()).isEqualTo(202);
        assertThat(oneIncident().encode()).contains("Castilla");
        var answers = Eventually.see("a message", () -> town.answersTo(ANA), list -> !list.isEmpty());
        assertThat(answers.get(0).getString("body")).contains(proposal.getString("number"));
    }

    @Test
    void aMessageThatNobodyCouldWriteDownWaitsUntilAnotherServiceHas() throws Exception {
        town.restartHub(this::withTranscriber);
        CallLog log = call(TO_A_PERSON.unanswered().tells(FreeSpeech.of(Writing.FAILED, null, SAID)));
        assertThat(log.allHeard()).contains("dejar un mensaje", "Su mensaje queda guardado");
        var waiting = Eventually.see("a proposal", this::proposals, list -> !list.isEmpty());
        assertThat(waiting.get(0).getJsonArray("remarks")).contains("recording", "transcript-failed");
        assertThat(posted("a wrong token, long enough", log).statusCode()).isEqualTo(403);
        assertThat(posted(TOKEN, log).statusCode()).isEqualTo(200);
        assertThat(posted(TOKEN, log).statusCode()).isEqualTo(200);
        assertThat(oneIncident().encode()).contains("Castilla");
        assertThat(proposals()).isEmpty();
    }

    private java.net.http.HttpResponse<String> posted(String token, CallLog log) {
        var segments = new JsonArray()
                .add(new JsonObject().put("n", 1).put("text", SAID[1]).put("confidence", 0.97))
                .add(new JsonObject().put("n", 0).put("text", SAID[0]).put("confidence", 0.97));
        var body = new JsonObject().put("call", log.callSid()).put("segments", segments);
        return town.web.post(URI.create("/in/phone/transcript"), token, body);
    }

    private JsonObject withTranscriber(JsonObject settings) {
        settings.getJsonArray("connectors").stream()
                .map(JsonObject.class::cast)
                .filter(c -> "phone".equals(c.getString("instance")))
                .forEach(c -> c.getJsonObject("options").put("transcriberTokens", new JsonArray().add(TOKEN)));
        return settings;
    }

    @Test
    void audioIsNeitherFetchedNorKeptUnlessTheCitySaysHowLong() throws Exception {
        leaveAMessage();
        hear();
        assertThat(town.outside.recordings()).hasSize(1);
        assertThat(town.outside.recordingsFetched()).isEmpty();
        assertThat(recording().getBoolean("kept")).isFalse();
        assertThat(sound(agent).statusCode()).isEqualTo(404);
        assertThat(figures()).contains("ventanilla_proposals_open 1.0").contains("ventanilla_proposals_oldest_seconds");
        town.restartHub(settings -> settings.put(
                "transcripts",
                new JsonObject()
                        .put("audio", new JsonObject().put("keepDays", 7).put("deleteAtProvider", true))));
        hear();
        assertThat(town.outside.recordingsFetched()).isEqualTo(town.outside.recordings());
        assertThat(recording().getString("keptUntil")).isNotNull();
        assertThat(sound(agent).body()).startsWith("ID3");
        assertThat(sound("").statusCode()).isEqualTo(401);
        town.restartHub(settings -> settings.put(
                "transcripts", new JsonObject().put("audio", new JsonObject().put("deleteAtProvider", true))));
        hear();
        assertThat(sound(agent).statusCode()).isEqualTo(404);
        assertThat(town.outside.recordings()).as("nobody decided yet").hasSize(1);
    }

    private void leaveAMessage() {
        call(TO_A_PERSON.unanswered().tells(FreeSpeech.of(Writing.FAILED, null, SAID)));
        Eventually.see("a proposal", this::proposals, list -> !list.isEmpty());
        Eventually.see(
                "its recording",
                () -> Web.objects(town.web.json(recordings(), agent).getJsonArray("recordings")),
                list -> !list.isEmpty());
    }

    /** What is done every minute. */
    private void hear() {
        Running.joined(town.hub().rooms().recordings().round().toCompletionStage());
    }

    private URI recordings() {
        return URI.create("/v1/desk/proposals/" + proposals().get(0).getString("id") + "/recordings");
    }

    private JsonObject recording() {
        return Web.objects(town.web.json(recordings(), agent).getJsonArray("recordings"))
                .get(0);
    }

    private java.net.http.HttpResponse<String> sound(String token) {
        URI address = URI.create(recordings() + "/" + recording().getString("name"));
        return token.isEmpty() ? town.web.get(address) : town.web.get(address, token);
    }

    private String figures() {
        var management = new Web(URI.create("http://127.0.0.1:" + town.plan.managementPort()));
        return management.get(URI.create("/metrics")).body();
    }

    @Test
    void nothingWrittenDownIsNoReportUntilItIs() {
        CallLog log = call(TO_A_PERSON.tells(FreeSpeech.of(Writing.EMPTY, 0.9, SAID)));
        Eventually.see("it ended", this::states, list -> list.equals(List.of(State.TALK, State.PART)));
        Running.joined(town.outside
                .writeDown(town.plan.voice(), log, FreeSpeech.of(Writing.IN_ORDER, 0.97, SAID))
                .toCompletionStage());
        oneIncident();
        var first = Eventually.see(
                        "the call is the report",
                        this::ledger,
                        list -> list.get(0).state() == State.REPORT)
                .get(0);
        assertThat(first.submission().key()).isEqualTo("phone:" + log.callSid());
    }

    private CallLog call(PhoneCall call) {
        return Running.joined(town.outside.call(town.plan.voice(), call).toCompletionStage());
    }

    private List<JsonObject> proposals() {
        return Web.objects(
                town.web.json(URI.create("/v1/desk/proposals"), agent).getJsonArray("proposals"));
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
