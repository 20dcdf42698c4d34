package org.ventanilla.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** What other programs send, hosted as in the program, over real sockets. */
class RequestsTest {
    private static final String LAMP = "api_key=" + ClientWorld.KEY + "&service_code=ALU-01&lat=43.46&long=-3.81";
    private static final String HOLE = "api_key=" + ClientWorld.KEY + "&service_code=VIA-01&lat=43.46&long=-3.81";

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final HttpClient client =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private Hosted hosted;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosted = Wait.on(
                Hosting.inMemory(vertx, state, clock).host(new Open311Connector(), "open311", ClientWorld.settings()));
    }

    @AfterEach
    void close() {
        Wait.on(hosted.stop());
        Wait.on(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open311/v2/requests.json", "/open311/v2//requests.json", "/open311//v2/requests.json"})
    void a_request_is_answered_with_the_number_of_its_report(String path) throws Exception {
        var answer = post(path, LAMP + "&description=La+farola+no+luce&account_id=77&deviceid=x&foo=bar");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(new JsonArray(answer.body()).getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("service_request_id", "AV-1")
                        .put("service_notice", null)
                        .put("account_id", "77"));
        Submission said = hub.reports().get(0);
        assertThat(said.key()).startsWith("open311:app/day/");
        assertThat(said.category()).isEqualTo("ALU-01");
        assertThat(said.location()).satisfies(place -> assertThat(place.lat()).isEqualTo(43.46));
        assertThat(said.text()).satisfies(text -> assertThat(text.raw()).isEqualTo("La farola no luce"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"api_key\":\"KEY\",\"service_code\":\"ALU-01\",\"lat\":43.46,\"long\":-3.81}'",
        "text/plain, api_key=KEY&service_code=ALU-01&lat=43.46&long=-3.81",
        "application/x-www-form-urlencoded; charset=utf-8, api_key=KEY&service_code=ALU-01&lat=43.46&long=-3.81"
    })
    void every_encoding_that_clients_use_is_read(String type, String body) throws Exception {
        var answer = send(request("/open311/v2/requests.xml", body.replace("KEY", ClientWorld.KEY))
                .setHeader("Content-Type", type));
        assertThat(answer.body()).contains("<service_requests><request><service_request_id>AV-1<");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    }

    @Test
    void what_stands_in_the_query_counts_too() throws Exception {
        assertThat(post("/open311/v2/requests.json?jurisdiction_id=prueba&" + LAMP, "")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "service_code=ALU-01&lat=43.46&long=-3.81, 403",
        "api_key=wrong-key&service_code=ALU-01&lat=43.46&long=-3.81, 403",
        "api_key=KEY&lat=43.46&long=-3.81, 400",
        "api_key=KEY&service_code=NO-99&lat=43.46&long=-3.81, 404",
        "api_key=KEY&service_code=ALU-01, 400",
        "api_key=KEY&service_code=ALU-01&lat=43.46, 400",
        "api_key=KEY&service_code=ALU-01&lat=&long=-3.81, 400",
        "api_key=KEY&service_code=ALU-01&lat=NaN&long=-3.81, 400",
        "'api_key=KEY&service_code=ALU-01&lat=43,46&long=-3,81', 400",
        "api_key=KEY&service_code=ALU-01&lat=0&long=0, 400",
        "api_key=KEY&service_code=ALU-01&address_string=x&jurisdiction_id=elsewhere, 404"
    })
    void what_is_wrong_is_said_in_the_form_asked_for(String body, int status) throws Exception {
        for (String format : List.of("xml", "json")) {
            var answer = post("/open311/v2/requests." + format, body.replace("KEY", ClientWorld.KEY));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("wrong-key", ClientWorld.KEY);
            if ("xml".equals(format)) {
                assertThat(answer.body()).contains("<errors><error><code>" + status + "</code><description>");
            } else {
                assertThat(new JsonArray(answer.body()).getJsonObject(0).getInteger("code"))
                        .isEqualTo(status);
            }
        }
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void all_answers_that_are_missing_are_named_and_in_the_language_asked_for() throws Exception {
        var answer = send(request("/open311/v2/requests.json", HOLE).setHeader("Accept-Language", "en"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonArray(answer.body())).hasSize(2);
        assertThat(answer.body()).contains("The field attribute[SIZE] is missing", "attribute[DEPTH]");
    }

    @ParameterizedTest
    @CsvSource({
        "attribute[SIZE]=s&attribute[DEPTH]=3, 200",
        "attribute[SIZE][]=s&attribute[DEPTH]=3&attribute[WHERE][]=s&attribute[WHERE][]=l, 200",
        "attribute[SIZE]=s&attribute[DEPTH]=3&attribute[WHERE]=s&attribute[WHERE]=, 200",
        "attribute[SIZE]=x&attribute[DEPTH]=3, 400",
        "attribute[SIZE]=s&attribute[SIZE]=l&attribute[DEPTH]=3, 400",
        "attribute[SIZE]=s&attribute[DEPTH]=deep, 400"
    })
    void answers_are_read_in_both_spellings(String answers, int status) throws Exception {
        assertThat(post("/open311/v2/requests.json", HOLE + "&" + answers).statusCode())
                .isEqualTo(status);
        if (status == 200) {
            assertThat(hub.reports().get(0).text())
                    .satisfies(text -> assertThat(text.raw()).contains("SIZE: small", "DEPTH: 3"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ñ", "Ж", "😀"})
    void a_description_may_have_four_thousand_characters_of_any_script(String letter) throws Exception {
        String longest = URLEncoder.encode(letter.repeat(4_000), StandardCharsets.UTF_8);
        String more = URLEncoder.encode(letter, StandardCharsets.UTF_8);
        assertThat(post("/open311/v2/requests.json", LAMP + "&description=" + longest)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/open311/v2/requests.json", LAMP + "&description=" + longest + more)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_same_request_again_is_the_same_report_and_another_day_it_is_another() throws Exception {
        String first = id(post("/open311/v2/requests.json", LAMP));
        assertThat(id(post("/open311/v2/requests.json", LAMP))).isEqualTo(first);
        clock.advance(java.time.Duration.ofDays(1));
        assertThat(id(post("/open311/v2/requests.json", LAMP))).isNotEqualTo(first);
    }

    @Test
    void the_id_that_a_client_sends_names_its_request_for_ever() throws Exception {
        String body = LAMP + "&attribute[fixmystreet_id]=4711";
        String first = id(post("/open311/v2/requests.json", body));
        clock.advance(java.time.Duration.ofDays(2));
        assertThat(id(post("/open311/v2/requests.json", body + "&description=retried")))
                .isEqualTo(first);
        assertThat(hub.reports()).hasSize(1);
        assertThat(hub.reports().get(0).thread())
                .satisfies(thread -> assertThat(thread.selfId()).isEqualTo("app:id/4711"));
    }

    @Test
    void a_photo_that_may_not_be_fetched_never_costs_the_report() throws Exception {
        var answer = post(
                "/open311/v2/requests.json",
                LAMP + "&media_url=http://127.0.0.1:9/secret&media_url=https://photos.example/b.jpg&media_url=:bad:");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(hub.reports().get(0).attachments())
                .extracting(Attachment::state)
                .containsOnly(Attachment.State.UNAVAILABLE)
                .hasSize(3);
        assertThat(hub.reports().get(0).remarks())
                .extracting(Submission.Remark::about)
                .containsExactly("http://127.0.0.1:9/secret", "https://photos.example/b.jpg", ":bad:");
    }

    @Test
    void while_the_hub_is_away_the_client_is_told_to_come_again() throws Exception {
        Wait.on(hub.close());
        var answer = post("/open311/v2/requests.xml", LAMP);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("<errors><error><code>503</code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN", "in_progress", "FIXED", "UNCHANGED"})
    void an_update_adds_to_the_request_it_names_and_counts_once(String status) throws Exception {
        String body = "api_key=" + ClientWorld.KEY + "&service_request_id=AV-9&update_id=u1&description=Sigue&status="
                + status + "&updated_datetime=2026-11-24T09:00:00Z";
        for (int n = 0; n < 2; n++) {
            assertThat(post("/open311/v2/servicerequestupdates.xml", body).body())
                    .contains("<service_request_updates><request_update><update_id>u1</update_id>");
        }
        assertThat(hub.reports()).singleElement().satisfies(update -> {
            assertThat(update.key()).isEqualTo("open311:app/update/u1");
            assertThat(update.thread())
                    .satisfies(thread -> assertThat(thread.parentKey()).isEqualTo("AV-9"));
        });
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path, body).setHeader("Content-Type", "application/x-www-form-urlencoded"));
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(
                        URI.create(hosted.address() + path.replace("[", "%5B").replace("]", "%5D")))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String id(HttpResponse<String> answer) {
        return new JsonArray(answer.body()).getJsonObject(0).getString("service_request_id");
    }
}
