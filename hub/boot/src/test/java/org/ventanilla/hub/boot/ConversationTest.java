package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Letter;

/**
 * A conversation by mail: Ana does not say where, is asked, answers from her mail program, is thanked with what was understood,
 * and later ends the news with the one click that her mail program offers; then she wants no mail at all.
 */
class ConversationTest {
    private static final String ANA = "ana@correo.example";

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
    void anaIsAskedWhereItIsAndLaterEndsTheNews() {
        town.mail(ANA, "Farola apagada", "La farola lleva tres noches apagada.");
        JsonObject asked = answer(1);
        assertThat(asked.getString("text")).contains("No hemos podido saber dónde es");
        assertThat(asked.getString("listUnsubscribe")).isEmpty();

        reply(asked, "Es en la calle Castilla, 27\n\nEl mar, 4 mar 2025 a las 10:00, Buzón escribió:\n> ¿Dónde es?");
        JsonObject thanked = answer(2);
        assertThat(thanked.getString("text")).contains("Hemos entendido que es aquí", "Castilla");
        assertThat(thanked.getString("autoSubmitted")).isEqualTo("auto-replied");
        JsonObject lamp = town.incidents().get(0);
        assertThat(lamp.getString("place")).contains("Castilla");

        move(lamp, "UNDER_STUDY");
        JsonObject news = answer(3);
        assertThat(news.getString("listUnsubscribePost")).isEqualTo("List-Unsubscribe=One-Click");
        URI end = end(news);
        assertThat(town.web.get(end).body()).contains("method=\"post\"");
        move(lamp, "IN_PROGRESS");
        answer(4);
        assertThat(town.web.form(end, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        move(lamp, "UNDER_STUDY");
        Eventually.see("news that is not sent", this::notSent, list -> list.equals(List.of("unsubscribed")));

        reply(news, "BAJA");
        JsonObject confirmed = answer(5);
        assertThat(confirmed.getString("text")).contains("no le enviaremos más mensajes", "ALTA");
    }

    /** The latest of exactly so many answers. */
    private JsonObject answer(int count) {
        List<JsonObject> all =
                Eventually.see(count + " answers", () -> town.answersTo(ANA), list -> list.size() >= count);
        assertThat(all).hasSize(count);
        return all.get(count - 1);
    }

    private void reply(JsonObject to, String text) {
        var address = Pattern.compile("[^\\s<>]+@[^\\s<>]+").matcher(to.getString("replyTo"));
        assertThat(address.find()).isTrue();
        var letter = new Letter(
                ANA, address.group(), "Re: " + to.getString("subject"), text, List.of(), to.getString("messageId"));
        Running.joined(town.outside.sendMail(letter).toCompletionStage());
    }

    private void move(JsonObject incident, String status) {
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        URI at = URI.create("/v1/incidents/" + incident.getString("id") + "/status");
        var wish = new JsonObject().put("status", status).put("text", "Seguimos con ello.");
        assertThat(town.web.post(at, token, wish).statusCode()).isEqualTo(200);
    }

    private static URI end(JsonObject news) {
        var link = Pattern.compile("<(http[^>]+/u/[^>]+)>").matcher(news.getString("listUnsubscribe"));
        assertThat(link.find()).isTrue();
        assertThat(news.getString("text")).contains(link.group(1));
        return URI.create(link.group(1));
    }

    private List<String> notSent() {
        String token = town.logIn("supervisora", town.plan.secrets().supervisorPassword());
        var stopped = town.web.json(URI.create("/v1/notices?state=stopped"), token);
        return Web.objects(stopped.getJsonArray("notices")).stream()
                .map(notice -> notice.getString("lastCode"))
                .toList();
    }
}
