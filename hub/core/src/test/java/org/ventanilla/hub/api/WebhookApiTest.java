package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.Waiting.until;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.callout.WebhookSignature;
import org.ventanilla.hub.downstream.Webhooks;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Role;

/** Webhooks over real sockets: made by API, called with what is in the log. */
@ExtendWith(VertxExtension.class)
class WebhookApiTest {
    private static final int NEVER = -1;

    /** One call as the other side saw it. */
    private record Got(String id, long at, String signature, String subject, String body) {}

    @AutoClose
    private ApiServer api;

    private final List<HttpServer> servers = new ArrayList<>();
    private Vertx vertx;
    private String admin;

    @BeforeEach
    void open(Vertx given, @TempDir Path files) {
        vertx = given;
        api = new ApiServer(given, files);
        admin = api.tokenOf(Role.ADMIN);
    }

    @AfterEach
    void close() {
        servers.forEach(server -> get(server.close()));
    }

    /** A receiver that remembers what it got and answers what the function says. */
    private String receiver(List<Got> got, Function<Got, Integer> answers) {
        HttpServer server = get(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    Got call = got(request, body.toString());
                    got.add(call);
                    int status = answers.apply(call);
                    if (status != NEVER) {
                        request.response()
                                .setStatusCode(status)
                                .putHeader("Location", "http://127.0.0.1:1/")
                                .end("garbage {{{")
                                .onFailure(cause -> got.clear());
                    }
                }))
                .listen(0, "127.0.0.1"));
        servers.add(server);
        return "http://127.0.0.1:" + server.actualPort() + "/in";
    }

    private static Got got(HttpServerRequest request, String body) {
        return new Got(
                request.getHeader("webhook-id"),
                Long.parseLong(request.getHeader("webhook-timestamp")),
                request.getHeader("webhook-signature"),
                new JsonObject(body).getString("subject", ""),
                body);
    }

    private JsonObject made(String url) {
        var answer = api.post("/v1/webhooks", admin, new JsonObject().put("url", url));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body();
    }

    private JsonObject shown(JsonObject made) {
        return api.get("/v1/webhooks/" + made.getString("id"), admin).body();
    }

    private int order(JsonObject made, String what, JsonObject body) {
        return get(api.request(HttpMethod.POST, "/v1/webhooks/" + made.getString("id") + "/" + what, admin)
                        .sendJsonObject(body))
                .statusCode();
    }

    /** Until everything that can be sent now was. */
    private void round() {
        get(api.webhooks.round());
        until(() -> api.webhooks.running() == 0);
    }

    private void happen(int... incidents) {
        get(api.hub.events.write((tx, log) -> {
            for (int i : incidents) {
                String id = Integer.toString(i);
                log.add(new NewEvent(
                        "incident.looked-at", id, api.hub.clock.instant(), Map.of("incidentId", id, "version", 1)));
            }
            return Future.succeededFuture();
        }));
    }

    @Test
    void out_2_what_an_endpoint_cannot_take_holds_only_its_own_incident() {
        List<Got> got = new CopyOnWriteArrayList<>();
        boolean[] ill = {true};
        var made = made(receiver(got, call -> ill[0] && call.subject().equals("2") ? 422 : 200));
        happen(1, 2, 3, 2, 1, 3);
        round();
        assertThat(got).extracting(Got::subject).containsExactlyInAnyOrder("1", "2", "3", "1", "3");
        assertThat(shown(made).getLong("lag")).isEqualTo(5);
        ill[0] = false;
        api.hub.clock.advance(Duration.ofMinutes(1));
        round();
        assertThat(got).hasSize(7);
        assertThat(got.subList(5, 7)).extracting(Got::subject).containsExactly("2", "2");
        assertThat(got.get(5).id()).isNotEqualTo(got.get(6).id());
        assertThat(shown(made).getLong("lag")).isZero();
    }

    /** More than one page of the log: what waits at its beginning holds nothing on the next. */
    @Test
    void out_2_a_thousand_events_behind_one_that_waits_go_out_and_its_own_incident_stays_in_order() {
        List<Got> got = new CopyOnWriteArrayList<>();
        boolean[] ill = {true};
        var made = made(receiver(got, call -> ill[0] && call.subject().equals("7") ? 422 : 200));
        happen(7);
        happen(IntStream.range(0, 1_100).map(i -> 100 + i % 30).toArray());
        happen(7, 8);
        round();
        assertThat(got).hasSize(1 + 1_100 + 1);
        assertThat(got).filteredOn(call -> call.subject().equals("7")).hasSize(1);
        ill[0] = false;
        api.hub.clock.advance(Duration.ofMinutes(1));
        round();
        assertThat(got.subList(1_102, got.size())).extracting(Got::subject).containsExactly("7", "7");
        assertThat(shown(made).getLong("lag")).isZero();
    }

    @Test
    void out_2_what_is_never_taken_is_given_up_for_people_to_see_and_the_incident_goes_on() {
        List<Got> got = new CopyOnWriteArrayList<>();
        String[] poison = {""};
        var made = made(receiver(got, call -> {
            poison[0] = poison[0].isEmpty() ? call.id() : poison[0];
            return call.id().equals(poison[0]) ? 400 : 200;
        }));
        happen(1, 1);
        for (int i = 0; i < 12; i++) {
            round();
            api.hub.clock.advance(Duration.ofHours(2));
        }
        assertThat(got).filteredOn(call -> call.id().equals(poison[0])).hasSize(12);
        assertThat(got).hasSize(13);
        assertThat(shown(made).getLong("givenUp")).isEqualTo(1);
        assertThat(shown(made).getLong("lag")).isZero();
    }

    @Test
    void out_5_four_failures_mean_five_attempts_with_one_id_each_signed_for_its_own_time() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var made = made(receiver(got, call -> got.size() < 5 ? 503 : 200));
        happen(1);
        for (int i = 0; i < 5; i++) {
            round();
            api.hub.clock.advance(Duration.ofMinutes(20));
        }
        assertThat(got).hasSize(5);
        assertThat(got).extracting(Got::id).containsOnly(got.get(0).id());
        assertThat(got).extracting(Got::at).doesNotHaveDuplicates();
        assertThat(got).allSatisfy(call -> assertThat(call.signature())
                .isEqualTo(signed(call, List.of(made.getString("secret")))));
        assertThat(shown(made).getLong("lag")).isZero();
    }

    private static String signed(Got call, List<String> secrets) {
        return WebhookSignature.of(secrets, call.id(), call.at(), call.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void out_5_while_a_secret_is_changed_both_sign_and_a_day_later_only_the_new_one() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var made = made(receiver(got, call -> 200));
        String old = made.getString("secret");
        String now = api.post("/v1/webhooks/" + made.getString("id") + "/rotate", admin, new JsonObject())
                .body()
                .getString("secret");
        happen(1);
        round();
        assertThat(got.get(0).signature()).isEqualTo(signed(got.get(0), List.of(now, old)));
        api.hub.clock.advance(Duration.ofHours(25));
        happen(1);
        round();
        assertThat(got.get(1).signature()).isEqualTo(signed(got.get(1), List.of(now)));
        assertThat(shown(made).encode()).doesNotContain(now).doesNotContain(old).doesNotContain("whsec_");
    }

    @Test
    void out_6_one_that_never_answers_is_nobody_elses_business_and_its_breaker_opens() {
        List<Got> stuck = new CopyOnWriteArrayList<>();
        List<Got> well = new CopyOnWriteArrayList<>();
        var hanging = made(receiver(stuck, call -> NEVER));
        made(receiver(well, call -> 200));
        happen(1, 2, 3, 4, 5, 6);
        get(api.webhooks.round());
        until(() -> well.size() == 6);
        assertThat(shown(hanging).getInteger("failures")).isZero(); // it is still being waited for
        until(() -> api.webhooks.running() == 0);
        while (shown(hanging).getInteger("failures") < 5) {
            api.hub.clock.advance(Duration.ofMinutes(20));
            round();
        }
        int calls = stuck.size();
        happen(7);
        round();
        assertThat(stuck).hasSize(calls);
        assertThat(well).hasSize(7);
    }

    /** Its own patience is five minutes here: whatever the others get, they get while the hanging ones still hang. */
    @Test
    void out_6_three_that_hang_and_one_that_fails_keep_nothing_from_the_one_that_is_well() {
        List<Got> well = new CopyOnWriteArrayList<>();
        List<Got> stuck = new CopyOnWriteArrayList<>();
        var patient = new Webhooks(
                vertx,
                api.hub.database.pool(),
                api.hub.clock,
                api.hub.events,
                new Webhooks.Limits(Duration.ofMinutes(5), Set.of("127.0.0.1")));
        for (int i = 0; i < 3; i++) {
            made(receiver(stuck, call -> NEVER));
        }
        made(receiver(new ArrayList<>(), call -> 500));
        made(receiver(well, call -> 200));
        for (int round = 1; round <= 20; round++) {
            happen(IntStream.range(0, 30).toArray());
            int all = 30 * round;
            until(() -> {
                get(patient.round());
                return well.size() == all;
            });
            assertThat(patient.running()).isGreaterThanOrEqualTo(3);
        }
        assertThat(stuck)
                .as("each is asked by four calls at a time and by no more")
                .hasSizeLessThanOrEqualTo(12);
        assertThat(well).extracting(Got::id).doesNotHaveDuplicates();
    }

    @Test
    void out_6_gone_means_that_it_is_called_no_more_until_somebody_says_so() {
        List<Got> got = new CopyOnWriteArrayList<>();
        int[] status = {410};
        var made = made(receiver(got, call -> status[0]));
        happen(1);
        round();
        happen(1);
        round();
        assertThat(got).hasSize(1);
        assertThat(shown(made).getString("why")).isEqualTo("gone");
        status[0] = 200;
        assertThat(order(made, "enable", new JsonObject())).isEqualTo(204);
        api.hub.clock.advance(Duration.ofMinutes(1));
        round();
        assertThat(got).hasSize(3);
    }

    @Test
    void a_redirect_is_not_followed() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var made = made(receiver(got, call -> 301));
        happen(1);
        round();
        assertThat(shown(made).getString("lastAnswer")).isEqualTo("http-301");
        assertThat(shown(made).getLong("lag")).isEqualTo(1);
    }

    @Test
    void what_was_sent_can_be_sent_again_under_the_same_ids() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var made = made(receiver(got, call -> 200));
        happen(1, 2);
        round();
        assertThat(order(made, "replay", new JsonObject().put("after", "0"))).isEqualTo(204);
        round();
        assertThat(got).hasSize(4);
        assertThat(got)
                .extracting(Got::id)
                .containsOnly(got.get(0).id(), got.get(1).id());
    }

    @Test
    void an_endpoint_can_be_tried_without_anything_happening() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var made = made(receiver(got, call -> 202));
        var answer = api.post("/v1/webhooks/" + made.getString("id") + "/test", admin, new JsonObject());
        assertThat(answer.body().getString("answer")).isEqualTo("http-202");
        assertThat(got.get(0).body()).contains(".webhook.test.v1");
        assertThat(got.get(0).signature()).isEqualTo(signed(got.get(0), List.of(made.getString("secret"))));
        assertThat(get(api.hub.events.head()).position()).isZero();
    }

    @Test
    void only_what_the_filter_takes_is_sent() {
        List<Got> got = new CopyOnWriteArrayList<>();
        var wanted = new JsonObject()
                .put("url", receiver(got, call -> 200))
                .put("type", new JsonArray().add("incident.rated"));
        var made = api.post("/v1/webhooks", admin, wanted).body();
        happen(1, 2);
        round();
        assertThat(got).isEmpty();
        assertThat(shown(made).getLong("lag")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "https://localhost/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://user:pass@example.org/",
                "ftp://example.org/",
                "nonsense",
                "https://"
            })
    void an_address_of_the_inside_or_without_tls_is_refused(String url) {
        var answer = api.post("/v1/webhooks", admin, new JsonObject().put("url", url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("url");
    }

    @Test
    void only_administrators_manage_webhooks() {
        assertThat(api.get("/v1/webhooks", "").status()).isEqualTo(401);
        assertThat(api.get("/v1/webhooks", api.tokenOf(Role.SUPERVISOR)).status())
                .isEqualTo(403);
        assertThat(api.post("/v1/webhooks", api.tokenOf(Role.AGENT), new JsonObject())
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/v1/webhooks/77", admin).status()).isEqualTo(404);
    }
}
