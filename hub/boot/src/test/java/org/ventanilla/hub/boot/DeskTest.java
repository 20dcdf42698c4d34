package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A citizen rings the city's own people: from the desk's doors to the message on the citizen's telephone. */
class DeskTest {
    private static final String ANA = "+34600111999";
    private static final String LUIS = "+34600111998";

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

    @Test
    void whoRingsIsAnsweredLikeWhoWritesAndSoIsWhoIsAddedToAnIncident() throws Exception {
        var first = filed("/v1/desk/reports", told("1", ANA).put("text", "La farola de la calle Castilla 27 no luce"));
        var answers = Eventually.see("an answer", () -> town.answersTo(ANA), list -> !list.isEmpty());
        assertThat(answers.get(0).getString("body")).contains(first.getString("number"), "Castilla");
        String lamp = town.incidents().get(0).getString("id");
        var second = filed("/v1/desk/incidents/" + lamp + "/reporters", told("2", LUIS));
        var joined = Eventually.see("an answer", () -> town.answersTo(LUIS), list -> !list.isEmpty());
        assertThat(joined.get(0).getString("body")).contains(second.getString("number"));
        Eventually.see(
                "two reports",
                town::incidents,
                list -> list.size() == 1 && list.get(0).getInteger("reportCount") == 2);
        assertThat(asSeenByStaff(lamp)).contains("Registrado en nombre del ciudadano por agente");
        var solved = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "repaired")
                .put("text", "Arreglada.");
        assertThat(town.web
                        .post(URI.create("/v1/incidents/" + lamp + "/status"), agent, solved)
                        .statusCode())
                .isEqualTo(200);
        for (String citizen : new String[] {ANA, LUIS}) {
            Eventually.see("the result", () -> town.answersTo(citizen), list -> list.size() == 2);
        }
    }

    private String asSeenByStaff(String incident) {
        var clerk = new Clerk(town.plan.site());
        assertThat(clerk.signIn("agente", town.plan.secrets().agentPassword())).isEqualTo(303);
        return clerk.get("/staff/incidents/" + incident).body();
    }

    private JsonObject filed(String door, JsonObject body) {
        var answer = town.web.post(URI.create(door), agent, body);
        assertThat(answer.statusCode()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static JsonObject told(String key, String number) {
        return new JsonObject()
                .put("key", key)
                .put("number", number)
                .put("answer", "sms")
                .put("language", "es");
    }
}
