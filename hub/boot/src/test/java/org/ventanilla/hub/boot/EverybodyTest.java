package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page can be used by everybody: WCAG 2.2 AA as far as a machine can tell, and nothing wider than a small telephone, in
 * both languages. With {@code -Dlook.shots=FOLDER} it leaves a picture of each page there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverybodyTest {
    private static final int TELEPHONE = 390;
    private static final int DESK = 1280;
    private static final String ANA = "ana@correo.example";
    private static final String MARTA = "marta@correo.example";

    private final Axe axe = new Axe();
    private Optional<Browser> browser = Optional.empty();
    private Town town;
    private Tour tour;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium");
        town = Town.open(folder);
        town.mail(
                ANA,
                "Farola apagada",
                "La farola de la calle Castilla, 27 lleva tres noches apagada.",
                "lamp-before.jpg");
        String mended = known(1);
        town.mail(MARTA, "Contenedor", "El contenedor de la avenida de los Castros 53 está desbordado.");
        String open = known(2);
        mend(mended);
        town.unreadable("es");
        town.unreadable("en");
        tour = new Tour(town.plan, open, mended, follow(MARTA), follow(ANA), news(ANA));
    }

    private String known(int count) {
        var all = Eventually.see("incidents", town::incidents, list -> list.size() == count);
        return all.get(0).getString("id");
    }

    private void mend(String incident) {
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        URI at = URI.create("/v1/incidents/" + incident + "/");
        var photo = town.web.post(at.resolve("photo?result=true"), token, "image/jpeg", Town.bytes("lamp-after.jpg"));
        assertThat(photo.statusCode()).isEqualTo(200);
        var closing = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "repaired")
                .put("text", "Hemos cambiado la lámpara esta mañana.");
        assertThat(town.web.post(at.resolve("status"), token, closing).statusCode())
                .isEqualTo(200);
    }

    private URI follow(String citizen) {
        var mails = Eventually.see("an answer", () -> town.answersTo(citizen), list -> !list.isEmpty());
        return link(mails.get(0), "/s/");
    }

    private URI news(String citizen) {
        var mails = Eventually.see("news", () -> town.answersTo(citizen), list -> list.size() >= 2);
        return link(mails.get(1), "/u/");
    }

    private static URI link(JsonObject mail, String path) {
        var link = Pattern.compile("http://\\S+" + path + "\\S+").matcher(mail.getString("text"));
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    /** The mails themselves, as a mail program shows them. */
    @Test
    void the_mails_fit_a_telephone_and_are_for_everybody() {
        List<String> faults = new ArrayList<>();
        var mails = town.answersTo(ANA);
        try (var page = browser.orElseThrow().page(TELEPHONE, true)) {
            for (int n = 0; n < mails.size(); n++) {
                // Not on the sandbox's own page: its policy forbids the styles that a mail has to carry in itself.
                page.setContent(shown(mails.get(n)));
                for (int width : List.of(TELEPHONE, DESK)) {
                    page.setViewportSize(width, 900);
                    for (String fault : axe.faults(page)) {
                        faults.add("mail " + n + " " + width + ": " + fault);
                    }
                    picture(page, "mail-" + n + "-" + width);
                }
            }
        }
        assertThat(mails).hasSizeGreaterThanOrEqualTo(2);
        assertThat(faults).isEmpty();
    }

    /** Inline pictures where the mail program would put them. */
    private String shown(JsonObject mail) {
        String html = mail.getString("html");
        for (JsonObject file : Web.objects(mail.getJsonArray("files"))) {
            html = html.replace(
                    "cid:" + file.getString("contentId"),
                    town.plan.outside().resolve(file.getString("href")).toString());
        }
        return html;
    }

    @AfterAll
    void close() throws Exception {
        browser.ifPresent(Browser::close);
        if (town != null) {
            town.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void the_public_pages_are_for_everybody(String language) {
        assertThat(faults(language, tour.publicPages())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void the_pages_of_the_staff_are_for_everybody(String language) {
        assertThat(faults(language, tour.staffPages())).isEmpty();
    }

    @Test
    void a_page_for_few_is_found_out() {
        try (var page = browser.orElseThrow().page(TELEPHONE, true)) {
            page.setContent("<main style='width: 900px'><input><p style='color: #ccc'>pale</p></main>");
            assertThat(String.join("\n", axe.faults(page)))
                    .contains("label at input", "color-contrast at p", "wider than the screen");
        }
    }

    private List<String> faults(String language, Map<String, Consumer<Page>> ways) {
        List<String> faults = new ArrayList<>();
        try (var page = browser.orElseThrow().page(TELEPHONE, true)) {
            page.navigate(town.plan.site() + "/help?lang=" + language);
            ways.forEach((name, way) -> {
                way.accept(page);
                for (int width : List.of(TELEPHONE, DESK)) {
                    page.setViewportSize(width, 900);
                    axe.faults(page).forEach(fault -> faults.add(name + " " + language + " " + width + ": " + fault));
                    picture(page, name + "-" + language + "-" + width);
                }
                page.setViewportSize(TELEPHONE, 900);
            });
        }
        return faults;
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("look.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
