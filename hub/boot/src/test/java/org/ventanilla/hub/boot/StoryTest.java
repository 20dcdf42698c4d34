package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, told once: three citizens report the same dark street lamp by mail, by text message and with the form; the
 * city sees one incident, mends the lamp and answers each of them on their own channel; one of them says how it went.
 */
class StoryTest {
    private static final String ANA = "ana@correo.example";
    private static final String PEPE = "+34600111222";
    private static final String LUISA = "luisa@correo.example";
    private static final String MENDED = "Hemos cambiado la lámpara esta mañana.";

    private Town town;
    private Optional<Browser> browser = Optional.empty();

    @BeforeEach
    void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
        browser = Browser.find();
    }

    @AfterEach
    void theCityCloses() throws Exception {
        browser.ifPresent(Browser::close);
        town.close();
    }

    @Test
    void threeReportsOneLampThreeAnswers() {
        town.mail(
                ANA,
                "Farola apagada",
                "La farola de la calle Castilla, 27 lleva tres noches apagada.",
                "lamp-before.jpg");
        town.text(PEPE, "farola fundida c/ castilla 27");
        luisaFillsInTheForm();

        JsonObject lamp = Eventually.see("one incident with three reports", town::incidents, this::isOneWithThree)
                .get(0);
        assertThat(lamp.getString("category")).isEqualTo("ALU-01");
        assertThat(lamp.getString("status")).isEqualTo("RECEIVED");
        for (String citizen : List.of(ANA, PEPE, LUISA)) {
            answer(citizen, 1);
        }

        theCrewMendsIt(lamp.getString("id"));

        JsonObject mail = answer(ANA, 2);
        assertThat(mail.getString("text")).contains(MENDED);
        assertThat(mail.getString("autoSubmitted")).isEqualTo("auto-generated");
        assertThat(mail.getString("inReplyTo")).isNotEmpty();
        assertThat(mail.getString("replyTo")).contains("buzon+AV-");
        assertThat(Web.objects(mail.getJsonArray("files")))
                .anyMatch(f -> !f.getString("contentId").isEmpty());
        assertThat(answer(PEPE, 2).getString("body")).contains("/s/AV-");
        assertThat(answer(LUISA, 2).getString("text")).contains(MENDED);

        anaSaysHowItWent(followLink(mail));

        assertPositionsWithoutGap();
    }

    private boolean isOneWithThree(List<JsonObject> incidents) {
        return incidents.size() == 1 && incidents.get(0).getInteger("reportCount") == 3;
    }

    private void luisaFillsInTheForm() {
        if (browser.isEmpty()) {
            var sample = new DemoSamples.Sample(
                    "web",
                    LUISA,
                    null,
                    "La farola del portal está apagada.",
                    "Calle Castilla 27",
                    null,
                    null,
                    null,
                    null);
            Running.joined(new WebCitizen(town.hub().vertx(), town.plan.port())
                    .report(sample)
                    .toCompletionStage());
            return;
        }
        Page page = browser.get().page(390, false);
        page.navigate(town.plan.site() + "/report");
        page.fill("#text", "La farola del portal está apagada.");
        page.fill("#place", "Calle Castilla 27");
        page.check("#answer-email");
        page.fill("#email", LUISA);
        Eventually.see("the lamp is known", town::incidents, list -> !list.isEmpty());
        page.click("main button[type=submit]");
        assertThat(page.locator("main").textContent()).contains("IN-").doesNotContain("AV-");
        page.check("input[name=incident] >> nth=0");
        page.click("main button[type=submit]");
        assertThat(page.locator("main").textContent()).contains("AV-");
    }

    private void theCrewMendsIt(String incident) {
        String token = town.web.logIn("agente", town.plan.secrets().agentPassword());
        URI at = URI.create("/v1/incidents/" + incident + "/");
        var photo = town.web.post(at.resolve("photo?result=true"), token, "image/jpeg", Town.bytes("lamp-after.jpg"));
        assertThat(photo.statusCode()).isEqualTo(200);
        var unexplained = new JsonObject().put("status", "RESOLVED");
        assertThat(town.web.post(at.resolve("status"), token, unexplained).statusCode())
                .isEqualTo(422);
        var explained = unexplained.copy().put("reason", "fixed").put("text", MENDED);
        assertThat(town.web.post(at.resolve("status"), token, explained).statusCode())
                .isEqualTo(200);
    }

    /** The latest of exactly so many answers: none is missing and none came twice. */
    private JsonObject answer(String citizen, int count) {
        List<JsonObject> all =
                Eventually.see(count + " answers", () -> town.answersTo(citizen), list -> list.size() >= count);
        assertThat(all).hasSize(count);
        return all.get(count - 1);
    }

    private static URI followLink(JsonObject mail) {
        var link = Pattern.compile("http://\\S+/s/\\S+").matcher(mail.getString("text"));
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    private void anaSaysHowItWent(URI link) {
        var page = town.web.get(link);
        assertThat(page.body()).contains(MENDED);
        assertThat(town.web
                        .form(URI.create(link + "/rate"), "stars=5&comment=Muy+r%C3%A1pido")
                        .statusCode())
                .isLessThan(400);
        assertThat(town.web.get(link).body()).contains("Muy rápido");
    }

    private void assertPositionsWithoutGap() {
        List<Long> positions = Ledger.positions(town.web);
        assertThat(positions).isNotEmpty().isEqualTo(Ledger.upTo(positions.size()));
    }
}
