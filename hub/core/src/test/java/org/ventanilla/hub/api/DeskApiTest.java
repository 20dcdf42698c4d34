package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.triage.Triage;

/** Somebody at the desk speaks with a citizen, over real HTTP and with the hub's own triage. */
@ExtendWith(VertxExtension.class)
class DeskApiTest {
    private static final String ANA = "+34600000001";
    private static final String LAMP = "Farola apagada en la calle Castilla 27";

    @TempDir
    private Path files = Path.of("");

    private ApiServer api;
    private Triage triage;
    private String agent;

    @BeforeEach
    void open(Vertx vertx) {
        api = new ApiServer(vertx, files);
        triage = api.hub.triage();
        agent = api.tokenOf(Role.OPERATOR);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+34600000001",
                "600 00 00 01",
                "0034 600-000-001",
                "tel:+34600000001",
                "whatsapp:+34600000001",
                "(+34) 600.000.001"
            })
    void a_caller_is_known_by_any_spelling_of_the_number(String spelling) {
        reported("1", LAMP);
        var answer = api.get("/v1/desk/caller?number=" + encoded(spelling), agent);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("number")).isEqualTo(ANA);
        assertThat(answer.body().getString("kind")).isEqualTo("mobile");
        assertThat(answer.body().getString("language")).isEqualTo("es");
        assertThat(answer.body().getBoolean("optedOut")).isFalse();
        var report = answer.body().getJsonArray("reports").getJsonObject(0);
        assertThat(report.getString("text")).isEqualTo(LAMP);
        assertThat(report.getString("category")).isEqualTo("ALU-01");
        assertThat(report.getString("place")).contains("Castilla");
    }

    @Test
    void numbers_with_their_kind_before_them_and_silence_asked_for_are_found_too() {
        var whatsapp = Samples.sms("w", LAMP).changed();
        get(api.hub.intake.accept(whatsapp.reporter(new org.ventanilla.model.Reporter(
                        "whatsapp:" + ANA,
                        org.ventanilla.model.Reporter.AddressKind.MOBILE,
                        "Ana",
                        "es",
                        org.ventanilla.model.Reporter.Assurance.CLAIMED,
                        true,
                        null))
                .made()));
        api.hub.file(triage);
        get(api.hub.identity.changeState(TestHub.CITY.id(), "sms", ANA, ContactState.STOPPED));
        var caller = api.get("/v1/desk/caller?number=600000001", agent).body();
        assertThat(caller.getJsonArray("reports")).hasSize(1);
        assertThat(caller.getJsonArray("contacts")).hasSize(2);
        assertThat(caller.getBoolean("optedOut")).isTrue();
        assertThat(caller.getString("name")).isEqualTo("Ana");
    }

    @Test
    void every_look_is_written_down_and_nobody_looks_without_permission() {
        reported("1", LAMP);
        api.get("/v1/desk/caller?number=600000001", agent);
        assertThat(looks()).isEqualTo(2); // the contact, and the words of the report
        assertThat(api.get("/v1/desk/caller?number=600000009", agent).body().getBoolean("known"))
                .isFalse();
        assertThat(looks()).isEqualTo(2);
        for (Role role : List.of(Role.READER, Role.ADMIN)) {
            String other = api.tokenOf(role);
            assertThat(api.get("/v1/desk/caller?number=600000001", other).status())
                    .isEqualTo(403);
            assertThat(api.get("/v1/desk/nearby?text=farola", other).status()).isEqualTo(403);
            assertThat(api.post("/v1/desk/reports", other, told("k", LAMP)).status())
                    .isEqualTo(403);
        }
        assertThat(api.get("/v1/desk/caller?number=600000001", "").status()).isEqualTo(401);
        assertThat(looks()).isEqualTo(2);
    }

    private long looks() {
        var rows = get(api.hub
                .database
                .pool()
                .query("select count(*) from personal.access_log where staff_id = 7 and purpose = 'desk-caller'")
                .execute());
        return rows.iterator().next().getLong(0);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 400, bad-parameter",
        "AYTO, 400, bad-parameter",
        "'', 400, bad-parameter",
        "266696687, 422, withheld-number",
        "anonymous, 422, withheld-number",
        "+7378742833, 422, withheld-number"
    })
    void what_is_no_number_is_told_so(String given, int status, String code) {
        var answer = api.get("/v1/desk/caller?number=" + encoded(given), agent);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @Test
    void what_is_open_near_the_place_of_the_words_is_shown_the_same_thing_first() {
        reported("1", LAMP);
        other("2", "Hay un bache en la calle Castilla 29");
        var answer = nearby("no hay luz, la farola de la calle castilla 27");
        assertThat(answer.getJsonObject("understood").getString("place")).contains("Castilla");
        var first = answer.getJsonArray("incidents").getJsonObject(0);
        assertThat(first.getString("category")).isEqualTo("ALU-01");
        assertThat(first.getBoolean("same")).isTrue();
        assertThat(first.getInteger("distanceM")).isLessThan(60);
        assertThat(first.getInteger("reportCount")).isEqualTo(1);
        assertThat(first.getString("status")).isEqualTo("RECEIVED");
        var second = answer.getJsonArray("incidents").getJsonObject(1);
        assertThat(second.getBoolean("same")).isFalse();
        api.hub.clock.advance(Duration.ofHours(5));
        assertThat(nearby("bache en la calle castilla 27")
                        .getJsonArray("incidents")
                        .getJsonObject(0)
                        .getInteger("ageHours"))
                .isEqualTo(5);
        assertThat(nearby("una farola").getJsonArray("incidents")).isEmpty();
        assertThat(api.get("/v1/desk/nearby?limit=1&text=" + encoded(LAMP), agent)
                        .body()
                        .getJsonArray("incidents"))
                .hasSize(1);
    }

    @Test
    void a_point_does_without_words() {
        reported("1", LAMP);
        IncidentView lamp = incidents().get(0);
        var answer = api.get("/v1/desk/nearby?lat=" + lamp.lat() + "&lon=" + lamp.lon(), agent);
        assertThat(answer.body().getJsonArray("incidents")).hasSize(1);
    }

    @Test
    void private_things_are_never_shown_to_a_caller() {
        other("2", "Hay un indigente durmiendo en el portal de la calle Castilla 27");
        assertThat(incidents().get(0).isPublic()).isFalse();
        var answer = nearby("un indigente durmiendo en la calle castilla 27");
        assertThat(answer.getBoolean("private")).isTrue();
        assertThat(answer.getJsonArray("incidents")).isEmpty();
        assertThat(nearby(LAMP).getJsonArray("incidents")).isEmpty();
        String code = incidents().get(0).category();
        assertThat(api.get("/v1/desk/nearby?text=algo&category=" + code, agent).code())
                .isEqualTo("private-category");
        var added = api.post(reporters(incidents().get(0)), agent, told("k", ""));
        assertThat(added.status()).isEqualTo(409);
        assertThat(added.code()).isEqualTo("private-incident");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text=&lat=43.4", "lat=43.4&lon=x", "lat=91&lon=1", "text=a&category=NO-1", "text=a&limit=0"
            })
    void a_question_that_asks_nothing_is_told_so(String query) {
        var answer = api.get("/v1/desk/nearby?" + query, agent);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-parameter");
    }

    @Test
    void a_report_for_a_caller_is_theirs_once_and_tells_who_took_it() {
        var body = told("a1", LAMP).put("answer", "sms").put("name", "Ana").put("language", "es");
        var first = api.post("/v1/desk/reports", agent, body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(api.post("/v1/desk/reports", agent, body).status()).isEqualTo(200);
        assertThat(api.post("/v1/desk/reports", agent, body.copy().put("text", "Otra cosa"))
                        .status())
                .isEqualTo(409);
        api.hub.file(triage);
        assertThat(incidents()).hasSize(1);
        var report = get(api.hub.incidents.reports(
                        null, Long.parseLong(incidents().get(0).id())))
                .get(0);
        assertThat(report.channel()).isEqualTo("desk");
        assertThat(report.replyChannel()).isEqualTo("sms");
        var caller = api.get("/v1/desk/caller?number=600000001", agent).body();
        assertThat(caller.getString("name")).isEqualTo("Ana");
        var told = caller.getJsonArray("reports").getJsonObject(0);
        assertThat(told.getString("takenBy")).isEqualTo("7");
        assertThat(told.getString("number")).isEqualTo(first.body().getString("number"));
    }

    @Test
    void what_the_agent_asked_about_danger_decides() {
        api.post("/v1/desk/reports", agent, told("a1", LAMP).put("danger", true));
        api.hub.file(triage);
        assertThat(incidents().get(0).danger()).isTrue();
    }

    @Test
    void who_wants_mails_is_the_same_person_as_the_number() {
        var body = told("a1", LAMP).put("answer", "email").put("email", "ana@correo.example");
        assertThat(api.post("/v1/desk/reports", agent, body).status()).isEqualTo(201);
        api.hub.file(triage);
        var caller = api.get("/v1/desk/caller?number=600000001", agent).body();
        assertThat(caller.getJsonArray("reports")).hasSize(1);
        assertThat(caller.getJsonArray("contacts")).hasSize(2);
    }

    @Test
    void a_withheld_number_files_for_nobody() {
        var body = told("a1", LAMP).put("number", "266696687");
        assertThat(api.post("/v1/desk/reports", agent, body).status()).isEqualTo(201);
        api.hub.file(triage);
        var report = get(api.hub.incidents.reports(
                        null, Long.parseLong(incidents().get(0).id())))
                .get(0);
        assertThat(report.contactId()).isNull();
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        var body = new JsonObject()
                .put("key", "with space")
                .put("number", "AYTO")
                .put("text", " ")
                .put("category", "NO-1")
                .put("danger", "perhaps")
                .put("answer", "pigeon")
                .put("language", "spanish")
                .put("lat", 43);
        var answer = api.post("/v1/desk/reports", agent, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields())
                .containsExactlyInAnyOrder("key", "number", "text", "category", "danger", "answer", "language", "lon");
        var landline = told("k", LAMP).put("number", "942 20 06 00").put("answer", "sms");
        assertThat(api.post("/v1/desk/reports", agent, landline).fields()).containsExactly("answer");
        var mail = told("k", LAMP).put("answer", "email");
        assertThat(api.post("/v1/desk/reports", agent, mail).fields()).containsExactly("email");
        assertThat(api.post(
                                "/v1/desk/reports",
                                agent,
                                "application/json",
                                io.vertx.core.buffer.Buffer.buffer("nonsense"))
                        .status())
                .isEqualTo(400);
        assertThat(ApiServer.answer(api.request(HttpMethod.POST, "/v1/desk/reports", agent)
                                .send())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_caller_is_added_to_an_incident_without_a_word_and_once() {
        reported("1", LAMP);
        var body = told("b1", "").put("number", "611 22 33 44").put("answer", "sms");
        String path = reporters(incidents().get(0));
        assertThat(api.post(path, agent, body).status()).isEqualTo(201);
        api.hub.file(triage);
        assertThat(incidents()).hasSize(1);
        assertThat(incidents().get(0).reportCount()).isEqualTo(2);
        assertThat(api.post(path, agent, body).status()).isEqualTo(200);
        var again = api.post(path, agent, body.copy().put("key", "b2"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already-reported");
        api.hub.file(triage);
        assertThat(incidents().get(0).reportCount()).isEqualTo(2);
    }

    @Test
    void nobody_is_added_to_what_is_unknown_or_over_and_what_closes_meanwhile_is_a_report_of_its_own() {
        reported("1", LAMP);
        IncidentView lamp = incidents().get(0);
        assertThat(api.post("/v1/desk/incidents/4711/reporters", agent, told("k", ""))
                        .code())
                .isEqualTo("unknown-incident");
        var body = told("b1", LAMP).put("number", "611223344");
        assertThat(api.post(reporters(lamp), agent, body).status()).isEqualTo(201);
        get(api.hub.incidents.changeStatus(
                Long.parseLong(lamp.id()), Status.RESOLVED, "repaired", "Arreglada", List.of()));
        assertThat(api.post(reporters(lamp), agent, told("b2", "")).code()).isEqualTo("closed-incident");
        api.hub.file(triage);
        assertThat(incidents()).hasSize(2);
    }

    private void reported(String id, String text) {
        get(api.hub.intake.accept(Samples.sms(id, text)));
        api.hub.file(triage);
    }

    private void other(String id, String text) {
        get(api.hub.intake.accept(Samples.submission("web", id, text, org.ventanilla.model.Reporter.ANONYMOUS)));
        api.hub.file(triage);
    }

    private JsonObject nearby(String words) {
        var answer = api.get("/v1/desk/nearby?text=" + encoded(words), agent);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private List<IncidentView> incidents() {
        return get(api.hub.incidents.list(IncidentFilter.newest(100), false, List.of()));
    }

    private static String reporters(IncidentView incident) {
        return "/v1/desk/incidents/" + incident.number() + "/reporters";
    }

    private static JsonObject told(String key, String text) {
        return new JsonObject().put("key", key).put("number", "600 000 001").put("text", text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
