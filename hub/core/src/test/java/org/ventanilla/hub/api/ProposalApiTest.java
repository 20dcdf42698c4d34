package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/** Proposed reports over real HTTP: listed, looked at, confirmed with corrections, dismissed. */
@ExtendWith(VertxExtension.class)
class ProposalApiTest {
    private static final String ROOT = "/v1/desk/proposals";
    private static final String WORDS = "Una farola apagada. Está en la calle Castilla 27.";

    @TempDir
    private Path files = Path.of("");

    private ApiServer api;
    private Triage triage;
    private String agent;
    private String one;

    @BeforeEach
    void open(Vertx vertx) {
        api = new ApiServer(vertx, files);
        triage = api.hub.triage();
        agent = api.tokenOf(Role.OPERATOR);
        var spoken = Samples.sms("1", "")
                .changed()
                .text(new Text(WORDS, null, TextSource.TRANSCRIPT, 0.5))
                .flags(List.of(Flag.TRANSCRIBED, Flag.NO_ANSWER))
                .made();
        one = ROOT + "/" + get(api.hub.intake.accept(spoken)).number();
        api.hub.file(triage);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private List<IncidentView> incidents() {
        return get(api.hub.incidents.list(IncidentFilter.newest(100), false, List.of()));
    }

    @Test
    void the_list_has_no_words_and_one_has_them_with_the_field_they_speak_for() {
        var list = api.get(ROOT, agent);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().getJsonArray("proposals")).hasSize(1);
        assertThat(list.body().encode()).doesNotContain("apagada");
        assertThat(looks()).isZero();
        var body = api.get(one, agent).body();
        assertThat(looks()).isEqualTo(1);
        assertThat(body.getJsonArray("sentences")).hasSize(2);
        var fields = body.getJsonObject("fields");
        assertThat(fields.getJsonObject("category").getString("source")).isEqualTo("Una farola apagada.");
        assertThat(fields.getJsonObject("place").getString("source")).contains("Castilla 27");
        assertThat(fields.getJsonObject("place").getInteger("sentence")).isEqualTo(1);
        assertThat(fields.getJsonObject("contact").getString("value")).isEqualTo("+34600000001");
        assertThat(fields.getJsonObject("category").getDouble("confidence")).isBetween(0.1, 0.6);
    }

    private long looks() {
        var rows = get(api.hub
                .database
                .pool()
                .query("select count(*) from personal.access_log where purpose = 'desk-proposal'")
                .execute());
        return rows.iterator().next().getLong(0);
    }

    @Test
    void confirming_files_it_as_corrected_and_answers_the_caller() {
        var body = new JsonObject()
                .put("version", 1)
                .put("category", "ALU-01")
                .put("place", "Calle Vargas 40")
                .put("danger", true)
                .put("answer", "sms");
        var done = api.post(one + "/confirm", agent, body);
        assertThat(done.status()).isEqualTo(202);
        assertThat(done.body().getString("state")).isEqualTo("confirmed");
        api.hub.file(triage);
        var incident = incidents().get(0);
        assertThat(incident.place()).contains("Vargas");
        assertThat(incident.danger()).isTrue();
        var report = get(api.hub.incidents.reports(null, Long.parseLong(incident.id())))
                .get(0);
        assertThat(report.replyChannel()).isEqualTo("sms");
        assertThat(api.post(one + "/confirm", agent, body).code()).isEqualTo("already-decided");
    }

    @Test
    void what_cannot_be_taken_is_named_and_nothing_is_filed() {
        assertThat(api.post(one + "/confirm", agent, new JsonObject().put("place", "ningún lugar conocido"))
                        .fields())
                .containsExactly("place");
        assertThat(api.post(one + "/confirm", agent, new JsonObject().put("category", "NO-1"))
                        .fields())
                .containsExactly("category");
        assertThat(api.post(one + "/confirm", agent, new JsonObject().put("version", 9))
                        .code())
                .isEqualTo("already-decided");
        assertThat(api.post(one + "/confirm", agent, new JsonObject().put("version", "x"))
                        .fields())
                .containsExactly("version");
        assertThat(api.post(one + "/dismiss", agent, new JsonObject()).fields()).containsExactly("reason");
        assertThat(api.get(ROOT + "/4711", agent).code()).isEqualTo("unknown-proposal");
        assertThat(api.get(ROOT + "?state=odd", agent).code()).isEqualTo("bad-parameter");
        api.hub.file(triage);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void dismissing_says_why_and_makes_no_report() {
        var done = api.post(one + "/dismiss", agent, new JsonObject().put("reason", "broma"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().getString("state")).isEqualTo("dismissed");
        api.hub.file(triage);
        assertThat(incidents()).isEmpty();
        assertThat(api.get(ROOT + "?state=dismissed", agent).body().getJsonArray("proposals"))
                .hasSize(1);
        assertThat(api.get(ROOT, agent).body().getJsonArray("proposals")).isEmpty();
    }

    @Test
    void nobody_without_permission_sees_or_decides_anything() {
        for (Role role : List.of(Role.READER, Role.ADMIN)) {
            assertThat(api.get(ROOT, api.tokenOf(role)).status()).isEqualTo(403);
            assertThat(api.get(one, api.tokenOf(role)).status()).isEqualTo(403);
            assertThat(api.post(one + "/confirm", api.tokenOf(role), new JsonObject())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(api.get(one, "").status()).isEqualTo(401);
        assertThat(looks()).isZero();
    }
}
