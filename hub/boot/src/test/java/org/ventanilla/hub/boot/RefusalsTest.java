package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.boot.Traffic.bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.boot.Operations.Operation;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Permissions;
import org.ventanilla.hub.identity.Role;

/** Every operation of {@code docs/openapi.yaml} refuses what is wrong, with the right status and in one form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final String NOBODY = "a token that nobody has";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    /** Connectors answer every method below their own address themselves. */
    private static final String PROVIDERS = "providerCalls";

    /** Photos are for pages: who misses one is answered by a page. */
    private static final String PHOTO = "getPhoto";

    /** One thing, and not a list of them or a word of the address. */
    private static final Pattern ONE = Pattern.compile(".*\\{(id|code|name|delivery|instance)}.*");

    private final Operations operations = new Operations();
    private ApiTown city;
    private String webhook;
    private String consumerKey;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        city = new ApiTown(folder);
        var url = new JsonObject().put("url", "http://127.0.0.1:9/hook");
        webhook = "/v1/webhooks/"
                + city.site
                        .post("/v1/webhooks", city.as(Role.ADMIN), url)
                        .json()
                        .getString("id");
        var works = new JsonObject().put("name", "works").put("stage", "works");
        consumerKey = city.site
                .post("/v1/consumers", city.as(Role.ADMIN), works)
                .json()
                .getString("key");
    }

    @AfterAll
    void close() throws Exception {
        city.close();
    }

    private Stream<DynamicTest> each(Predicate<Operation> which, java.util.function.Consumer<Operation> test) {
        return operations
                .all()
                .filter(o -> !PROVIDERS.equals(o.id()) && which.test(o))
                .map(o -> DynamicTest.dynamicTest(o.toString(), () -> test.accept(o)));
    }

    private Traffic at(Operation operation) {
        return operation.isOnManagementPort() ? city.management : city.site;
    }

    private static boolean isOpen311(Operation operation) {
        return operation.path().startsWith("/open311/");
    }

    private static boolean isForStaff(Operation operation) {
        return "staff".equals(operation.access());
    }

    /** One form for everybody; below /open311 that of the standard. */
    private static void assertProblem(Operation operation, Exchange e, int status) {
        assertThat(e.status()).as(e.toString()).isEqualTo(status);
        if (isOpen311(operation) && operation.path().endsWith(".csv")) {
            assertThat(e.body()).contains("<code>" + status + "</code>");
        } else if (isOpen311(operation)) {
            assertThat(e.type()).as(e.toString()).isEqualTo("application/json");
            assertThat(new JsonArray(e.body()).getJsonObject(0).getInteger("code"))
                    .isEqualTo(status);
        } else {
            assertThat(e.type()).as(e.toString()).isEqualTo("application/problem+json");
            assertThat(e.json().getString("type")).isEqualTo("about:blank");
            assertThat(e.json().getInteger("status")).isEqualTo(status);
            assertThat(e.json().getString("title")).as(e.toString()).isNotBlank();
            assertThat(e.json().getString("code")).as(e.toString()).isNotBlank();
            assertThat(e.json().getString("detail")).as(e.toString()).isNotBlank();
        }
    }

    private Exchange ask(Operation operation, String token) {
        boolean json = operation.sends().has("application/json");
        String body = json ? sound(operation) : "";
        return at(operation)
                .ask(
                        operation.method(),
                        operations.sample(operation),
                        json ? "application/json" : "",
                        body,
                        bearer(token));
    }

    private static String sound(Operation operation) {
        return operation.sends().path("application/json").path("example").toString();
    }

    private String good(Operation operation) {
        return switch (operation.access()) {
            case "staff" -> city.as(who(operation, true));
            case "connector" -> city.intake();
            case "consumer" -> consumerKey;
            default -> "";
        };
    }

    /** Somebody who may, or may not, do that; for the originals of the unread it takes two permissions. */
    private static Role who(Operation operation, boolean may) {
        var action = Action.valueOf(operation.node().path("x-permission").asText());
        return Arrays.stream(new Role[] {Role.SUPERVISOR, Role.ADMIN, Role.READER, Role.AGENT})
                .filter(role -> Permissions.allows(Set.of(role), action) == may)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no role for " + operation));
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_token_is_401_and_so_is_none() {
        return each(o -> List.of("staff", "connector", "consumer").contains(o.access()), o -> {
            for (String token : List.of(NOBODY, "")) {
                var answer = ask(o, token);
                assertProblem(o, answer, 401);
                assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_missing_permission_is_403() {
        return each(
                o -> isForStaff(o)
                        && Arrays.stream(Role.values())
                                .anyMatch(role -> !Permissions.allows(
                                        Set.of(role),
                                        Action.valueOf(
                                                o.node().path("x-permission").asText()))),
                o -> assertProblem(o, ask(o, city.as(who(o, false))), 403));
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_key_of_open311_is_403() {
        return each(o -> "open311".equals(o.access()), o -> {
            for (String form : List.of("api_key=guessed", "service_code=ALU-01")) {
                assertProblem(o, city.site.form(operations.sample(o), form), 403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> another_method_is_405_and_says_which_there_are() {
        return each(o -> !PHOTO.equals(o.id()), o -> {
            String address = operations.sample(o);
            for (String method : METHODS) {
                if (operations.at(method, address).isEmpty()) {
                    // With a good token: where a guard stands before all methods, it is asked first.
                    var answer = at(o).ask(method, address, "", "", bearer(good(o)));
                    assertProblem(o, answer, 405);
                    if (!isOpen311(o)) {
                        assertThat(answer.headers().get("allow"))
                                .as(answer.toString())
                                .contains(o.method());
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_there_is_404() {
        return each(
                // A photo that is none is refused before anybody looks where it belongs; a consumer's key opens its own
                // doors only, so that there is nobody else to ask for.
                o -> ONE.matcher(o.path()).matches() && !"addPhoto".equals(o.id()) && !"consumer".equals(o.access()),
                o -> {
                    String address = operations
                            .sample(o)
                            .replaceAll("/17(?=/|$)", "/999999")
                            .replace("AV-1042", "AV-999999")
                            .replace("incident.created", "incident.dreamt")
                            .replace("/connectors/sms/", "/connectors/telex/")
                            .replace("/consumers/works", "/consumers/nobody")
                            .replace("ALU-01", "ALU-99");
                    boolean json = o.sends().has("application/json");
                    assertProblem(
                            o,
                            city.site.ask(
                                    o.method(),
                                    address,
                                    json ? "application/json" : "",
                                    json ? sound(o) : "",
                                    bearer(good(o))),
                            404);
                });
    }

    @TestFactory
    Stream<DynamicTest> a_body_over_the_limit_is_413_before_it_is_read() {
        return each(o -> o.node().path("requestBody").has("x-max-bytes") && !"uploadMedia".equals(o.id()), o -> {
            long most = o.node().path("requestBody").path("x-max-bytes").asLong();
            String type = o.sends().fieldNames().next().replace("*/*", "application/octet-stream");
            var answer = city.site.announce(o.method(), operations.sample(o), type, most + 1, bearer(good(o)));
            assertProblem(o, answer, 413);
        });
    }

    @Test
    void an_upload_over_the_limit_is_413_once_its_token_is_good() {
        var token = city.site.ask("POST", "/v1/media/tokens", "", "", bearer(city.intake()));
        var upload = operations
                .all()
                .filter(o -> "uploadMedia".equals(o.id()))
                .findFirst()
                .orElseThrow();
        long most = upload.node().path("requestBody").path("x-max-bytes").asLong();
        assertThat(token.json().getLong("maxBytes")).isEqualTo(most);
        var answer = city.site.announce("PUT", token.json().getString("path"), "image/jpeg", most + 1);
        assertProblem(upload, answer, 413);
    }

    @TestFactory
    Stream<DynamicTest> broken_json_is_400_and_names_what_is_wrong() {
        return each(o -> o.sends().has("application/json"), o -> {
            String address = operations.sample(o).replace("/v1/webhooks/17", webhook);
            for (String broken : List.of("{\"broken", "[1]", "\"text\"")) {
                var answer = city.site.ask(o.method(), address, "application/json", broken, bearer(good(o)));
                assertProblem(o, answer, 400);
                assertThat(answer.json().getJsonArray("fields"))
                        .as(answer.toString())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(((JsonObject) field).getString("expected"))
                                .isNotBlank());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_required_field_that_is_missing_is_refused_and_named() {
        return each(o -> o.sends().has("application/json") && requiresSomething(o), o -> {
            var answer = city.site.ask(o.method(), operations.sample(o), "application/json", "{}", bearer(good(o)));
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404, 422);
            assertThat(answer.type()).isEqualTo("application/problem+json");
        });
    }

    private boolean requiresSomething(Operation operation) {
        var schema = operation.sends().path("application/json").path("schema");
        return operations.contract().resolved(schema).path("required").size() > 0;
    }

    @Test
    void an_address_that_nobody_serves_is_404_and_what_is_no_address_400_in_the_same_form() {
        var any = operations.all().findFirst().orElseThrow();
        for (String method : METHODS) {
            assertProblem(any, city.site.ask(method, "/v1/nothing/here", "", ""), 404);
            assertProblem(any, city.management.ask(method, "/nothing", "", ""), 404);
        }
        assertProblem(any, city.site.announce("GET", "/v1/items/%zz", "text/plain", 0), 400);
    }

    @Test
    void no_refusal_says_what_nobody_should_know() {
        assertThat(city.site.kept().stream().filter(e -> e.status() >= 400)).allSatisfy(e -> assertThat(e.body())
                .doesNotContain("Exception", "org.ventanilla", "io.vertx", "at java.", NOBODY));
    }
}
