package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open311 on the whole program: what one program sends another can read, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Open311Test {
    private static final String WORDS = "palabras privadas de Ana";
    private static final Pattern INCIDENT = Pattern.compile("(?s).*/staff/incidents/(\\d+).*?Pintada ofensiva");
    private Town town;

    @BeforeAll
    void open(@TempDir Path folder) {
        try {
            town = Town.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void close() throws IOException {
        town.close();
    }

    private HttpResponse<String> get(String path) {
        return town.web.get(URI.create("/open311/v2/" + path));
    }

    private JsonArray array(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body());
    }

    private String sent(String fields) {
        String body = "api_key=" + town.plan.secrets().open311Key() + "&" + fields;
        var answer = town.web.form(URI.create("/open311/v2/requests.json"), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body()).getJsonObject(0).getString("service_request_id");
    }

    private JsonObject shown(String id) {
        return Eventually.see(
                        "the request", () -> array("requests.json?service_request_id=" + id), list -> !list.isEmpty())
                .getJsonObject(0);
    }

    @Test
    void a_request_is_read_back_with_its_place_and_state_and_without_anybodys_words() {
        String id = sent("service_code=ALU-01&lat=43.4623&long=-3.8101&email=ana@correo.example&description="
                + WORDS.replace(' ', '+'));
        JsonObject request = shown(id);
        assertThat(request.getString("status")).isEqualTo("open");
        assertThat(request.getString("service_code")).isEqualTo("ALU-01");
        assertThat(request.getDouble("lat")).isEqualTo(43.4623);
        assertThat(request.getString("requested_datetime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d");
        for (String path :
                List.of("requests.json", "requests.xml", "requests/" + id + ".xml?extensions=true", "bulk.csv")) {
            assertThat(get(path).body()).contains(id).doesNotContain(WORDS, "ana@correo");
        }
        assertThat(get("bulk.csv").body()).contains("open311:demo");
        assertThat(array("requests/" + id + ".json")).hasSize(1);
        assertThat(array("tokens/" + id + ".json").getJsonObject(0).getString("service_request_id"))
                .isEqualTo(id);
    }

    @Test
    void what_becomes_of_it_is_told_as_updates_and_in_the_request() {
        String id = sent(
                "service_code=VIA-01&lat=43.4660&long=-3.8010&attribute[AFFECTS][]=walk&attribute[AFFECTS][]=bike");
        String incident = shown(id).getString("status_notes").replaceAll("\\D*(\\d+).*", "$1");
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        var change = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "fixed")
                .put("text", "Bache tapado.");
        assertThat(town.web
                        .post(URI.create("/v1/incidents/" + incident + "/status"), token, change)
                        .statusCode())
                .isEqualTo(200);
        JsonObject request = shown(id);
        assertThat(request.getString("status")).isEqualTo("closed");
        assertThat(request.getString("status_notes")).contains("Bache tapado.");
        JsonArray updates = array("servicerequestupdates.json");
        JsonObject update = updates.stream()
                .map(JsonObject.class::cast)
                .filter(u -> id.equals(u.getString("service_request_id")))
                .findFirst()
                .orElseThrow();
        assertThat(update.getString("status")).isEqualTo("fixed");
        assertThat(update.getString("updated_datetime")).isEqualTo(request.getString("updated_datetime"));
        assertThat(array("servicerequestupdates.json")).isEqualTo(updates);
        String at = request.getString("updated_datetime").replace("+", "%2B");
        assertThat(array("requests.json?updated_after=" + at + "&updated_before=" + at)
                        .toString())
                .contains(id);
        assertThat(array("requests.json?status=open").toString()).doesNotContain("\"" + id + "\"");
    }

    @Test
    void a_private_category_is_nowhere() {
        var services =
                array("services.json").stream().map(JsonObject.class::cast).toList();
        assertThat(services)
                .extracting(s -> s.getString("service_code"))
                .contains("ALU-01")
                .doesNotContain("LIM-04");
        assertThat(get("services/LIM-04.json").statusCode()).isEqualTo(404);
        String body = "api_key=" + town.plan.secrets().open311Key() + "&service_code=LIM-04&lat=43.46&long=-3.81";
        assertThat(town.web.form(URI.create("/open311/v2/requests.json"), body).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_private_incident_is_in_no_list_no_news_and_no_file_while_it_is_open_and_when_it_is_mended() {
        assertThat(town.text("+34600123009", "esvastica pintada en Calle Burgos 12"))
                .isEqualTo(200);
        var clerk = new Clerk(town.plan.site());
        clerk.signIn("agente", town.plan.secrets().agentPassword());
        var page = Eventually.see(
                "the incident at the desk", () -> clerk.get("/staff").body(), body -> INCIDENT.matcher(body)
                        .find());
        var found = INCIDENT.matcher(page);
        assertThat(found.find()).isTrue();
        String incident = found.group(1);
        assertThat(everything()).doesNotContain("LIM-04", "IN-" + incident + ":");
        var change = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "fixed")
                .put("text", "Pared limpia por dentro.");
        String token = town.logIn("agente", town.plan.secrets().agentPassword());
        assertThat(town.web
                        .post(URI.create("/v1/incidents/" + incident + "/status"), token, change)
                        .statusCode())
                .isEqualTo(200);
        assertThat(everything()).doesNotContain("LIM-04", "Pared limpia por dentro");
    }

    private String everything() {
        return Stream.of("requests.json", "requests.xml", "requests.json?extensions=true", "bulk.csv")
                        .map(this::get)
                        .peek(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                        .map(HttpResponse::body)
                        .collect(Collectors.joining())
                + get("servicerequestupdates.json").body();
    }

    @Test
    void keys_cannot_be_guessed_for_long_and_a_known_one_is_not_counted() throws IOException {
        town.restartHub(settings -> {
            settings.getJsonObject("http").put("postsPerMinute", 3);
            return settings;
        });
        URI requests = URI.create("/open311/v2/requests.json");
        String fields = "&service_code=ALU-01&lat=43.4623&long=-3.8101&description=farola";
        for (int i = 0; i < 5; i++) {
            sent(fields.substring(1) + i);
        }
        var answers = Stream.iterate(0, i -> i + 1)
                .limit(6)
                .map(i -> town.web.form(requests, "api_key=guess" + i + fields).statusCode())
                .toList();
        assertThat(answers).startsWith(403, 403, 403).endsWith(429);
        town.restartHub(settings -> settings);
    }

    @ParameterizedTest
    @CsvSource({
        "discovery.xml, 200, text/xml",
        "discovery.json, 200, application/json",
        "services.xml, 200, text/xml",
        "services/ALU-01.xml, 200, text/xml",
        "services/ALU-99.json, 404, application/json",
        "requests/AV-999999.json, 404, application/json",
        "requests/nothing.xml, 404, text/xml",
        "tokens/nothing.xml, 404, text/xml",
        "services.yaml, 404, text/xml",
        "elsewhere.json, 404, application/json",
        "requests.json?status=done, 400, application/json",
        "requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z, 400, text/xml",
        "requests.xml?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z, 400, text/xml",
        "requests.json?start_date=yesterday, 400, application/json",
        "requests.json?page=0, 400, application/json",
        "requests.json?jurisdiction_id=elsewhere, 404, application/json",
        "'requests.json?jurisdiction_id=&status=&service_code=&start_date=&page=', 200, application/json",
        "'requests.json?status=open,closed&bbox=-4,43,-3,44', 200, application/json",
        "requests.json?start_date=2026-11-01T00:00:00%2001:00, 200, application/json"
    })
    void every_answer_has_the_form_of_its_address(String path, int status, String type) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type + "; charset=utf-8");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        if (status >= 400) {
            assertThat(answer.body()).contains(type.startsWith("text") ? "<errors><error><code>" : "[{\"code\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"services.xml", "requests.xml"})
    void what_cannot_be_written_to_says_so_in_its_own_form(String path) {
        var answer = town.web.form(URI.create("/open311/v2/" + path), "x=y");
        assertThat(answer.statusCode()).isEqualTo("services.xml".equals(path) ? 405 : 403);
        assertThat(answer.body()).contains("<errors><error>");
    }

    @Test
    void seven_hundred_ids_fit_into_one_address_and_unknown_ones_are_left_out() {
        String ids = "AV-99999,".repeat(700);
        assertThat(array("requests.json?service_request_id=" + ids)).isEmpty();
    }
}
