package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who reported nothing are told, from the form on a page to the mail and the telephone in their hands. */
class TellMeTest {
    private static final String REPORTER = "ana@correo.example";
    private static final String MAIL = "vecina@correo.example";
    private static final String PHONE = "+34600333444";

    private Town town;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        town.close();
    }

    @Test
    void nothing_before_it_is_confirmed_then_the_news_then_one_click_ends_it() {
        String id = reported("La farola de la calle Castilla, 27 está apagada.");
        asks("/incidents/" + id + "/follow", "channel=email&address=" + encoded(MAIL));
        String page = asks("/incidents/" + id + "/follow", "channel=sms&address=600+333+444");
        JsonObject question = message(MAIL, 1);
        String text = message(PHONE, 1).getString("body");
        assertThat(question.getString("text")).contains("IN-" + id).doesNotContain("AV-");

        status(id, "UNDER_STUDY", "");
        message(REPORTER, 2);
        assertThat(town.answersTo(MAIL)).as("not confirmed yet").hasSize(1);
        assertThat(town.answersTo(PHONE)).as("not confirmed yet").hasSize(1);

        URI link = link(question.getString("text"));
        assertThat(town.web.get(link).statusCode()).isEqualTo(200);
        assertThat(town.web.form(link, "action=confirm").statusCode()).isEqualTo(200);
        confirmByCode(page, text);

        status(id, "RESOLVED", "Ya luce otra vez");
        JsonObject news = message(MAIL, 2);
        assertThat(news.getString("text")).contains("Ya luce otra vez", "/incidents/" + id);
        assertThat(message(PHONE, 2).getString("body")).contains("IN-" + id, "Resuelto");

        assertThat(town.web
                        .form(
                                link(news.getString("text").replaceFirst("(?s)^.*Dejar", "")),
                                "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(200);
        town.text(PHONE, "BAJA");
        message(PHONE, 3);
        status(id, "IN_PROGRESS", "Ha vuelto a apagarse");
        message(REPORTER, 4);
        assertThat(town.answersTo(MAIL)).as("ended").hasSize(2);
        assertThat(town.answersTo(PHONE)).as("silent").hasSize(3);
    }

    @Test
    void who_follows_a_category_near_a_place_hears_of_new_ones_there_and_of_no_others() {
        var form = "category=ALU-01&place=" + encoded("calle Castilla 27") + "&channel=email&address=" + encoded(MAIL);
        assertThat(asks("/follow", form)).contains("Calle Castilla 27");
        assertThat(town.web
                        .form(link(message(MAIL, 1).getString("text")), "action=confirm")
                        .statusCode())
                .isEqualTo(200);

        reported("La farola de la avenida de los Castros, 40 está apagada.");
        String near = reported("La farola de la calle Castilla, 31 está apagada, dos noches ya.");

        JsonObject news = message(MAIL, 2);
        assertThat(news.getString("text")).contains("/incidents/" + near, "Calle Castilla 27");
    }

    @Test
    void who_follows_a_category_hears_of_what_took_its_place(@TempDir Path files) throws Exception {
        var form = "category=ALU-02&place=" + encoded("calle Castilla 27") + "&channel=email&address=" + encoded(MAIL);
        asks("/follow", form);
        URI link = link(message(MAIL, 1).getString("text"));
        assertThat(town.web.form(link, "action=confirm").statusCode()).isEqualTo(200);
        assertThat(town.web.get(link).body()).contains("Farola que parpadea");
        reported("La farola de la avenida de los Castros, 40 parpadea.");

        String city = retired(files, "ALU-02", "ALU-01");
        town.restartHub(settings -> settings.put("city", city));
        assertThat(town.web.get(link).body()).contains("Farola apagada o fundida");
        assertThat(town.web.get(URI.create("/incidents?q=parpadea")).body()).contains(">Farola que parpadea");
        assertThat(town.web.get(URI.create("/open311/v2/requests.json")).body())
                .contains("\"service_name\":\"Farola que parpadea");

        String near = reported("La farola de la calle Castilla, 31 está apagada, dos noches ya.");
        JsonObject news = message(MAIL, 2);
        assertThat(news.getString("text")).contains("/incidents/" + near, "Calle Castilla 27");
    }

    /** The city's files with one category retired in favour of another. */
    private static String retired(Path folder, String old, String now) throws IOException {
        Path from = Town.HOME.resolve("config/santander");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path taxonomy = folder.resolve("taxonomy.yaml");
        String line = "  - code: " + old + "\n";
        String more = line + "    retired: 2026-01-01\n    replaced_by: " + now + "\n";
        Files.writeString(taxonomy, Files.readString(taxonomy).replace(line, more));
        return folder.toString();
    }

    @Test
    void nobody_is_told_whether_an_address_is_known_and_nobody_can_be_pestered() {
        String id = reported("La farola de la calle Castilla, 27 está apagada.");
        String known = asks("/incidents/" + id + "/follow", "channel=email&address=" + encoded(REPORTER));
        String unknown = asks("/incidents/" + id + "/follow", "channel=email&address=" + encoded(MAIL));
        assertThat(withoutHandle(known)).isEqualTo(withoutHandle(unknown));
        for (int i = 0; i < 4; i++) {
            assertThat(withoutHandle(asks("/incidents/" + id + "/follow", "channel=email&address=" + encoded(MAIL))))
                    .isEqualTo(withoutHandle(unknown));
        }
        message(MAIL, 3);
        message(REPORTER, 2);
        asks("/incidents/" + id + "/follow", "channel=email&address=" + encoded(REPORTER));
        message(REPORTER, 3);
        assertThat(town.answersTo(MAIL)).hasSize(3);
    }

    /** Files a report by mail; answers the id of its incident, the newest there is. */
    private String reported(String words) {
        int before = town.incidents().size();
        town.mail(REPORTER, "Aviso", words);
        return Eventually.see("one more incident", town::incidents, list -> list.size() == before + 1)
                .get(0)
                .getString("id");
    }

    private String asks(String path, String form) {
        var answer = town.web.form(URI.create(path), form);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void confirmByCode(String page, String text) {
        var code = Pattern.compile("\\b\\d{6}\\b").matcher(text);
        assertThat(code.find()).as(text).isTrue();
        String handle = handle(page);
        assertThat(town.web
                        .form(URI.create("/follow/code"), "handle=" + handle + "&code=000000")
                        .statusCode())
                .isEqualTo(422);
        assertThat(town.web
                        .form(URI.create("/follow/code"), "handle=" + handle + "&code=" + code.group())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String handle(String page) {
        var handle = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"").matcher(page);
        assertThat(handle.find()).isTrue();
        return handle.group(1);
    }

    private static String withoutHandle(String page) {
        return page.replace(handle(page), "");
    }

    private void status(String id, String to, String text) {
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        var change = new JsonObject().put("status", to);
        if (!text.isEmpty()) {
            change.put("reason", "fixed").put("text", text);
        }
        var answer = town.web.post(URI.create("/v1/incidents/" + id + "/status"), token, change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonObject message(String citizen, int count) {
        List<JsonObject> all =
                Eventually.see(count + " messages", () -> town.answersTo(citizen), list -> list.size() >= count);
        assertThat(all).hasSize(count);
        return all.get(count - 1);
    }

    private static URI link(String text) {
        var link = Pattern.compile("http://\\S+/f/\\S+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return URI.create(link.group());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
