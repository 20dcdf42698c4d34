package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.boot.Operations.Operation;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.model.EventTypes;

/** {@code docs/openapi.yaml} says what the hub does: all its routes and no others, and what really was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    /** Asked for by nobody on the tour, each for a reason. Whoever adds an operation sends something to it in ApiTour or ApiCorners instead. */
    private static final Set<String> NOT_ON_THE_TOUR = Set.of(
            "providerCalls", // each provider's own form: the tests of its connector
            "hearRecording", // needs sound that is kept: RecordingApiTest
            "retryNotice", // needs a message in trouble: NoticesTest and the console's tests
            "reprocess"); // needs an original that can be read after all: QuarantineApiTest

    private static final String BODY =
            """

                  requestBody:
                    required: true
                    x-max-bytes: …
                    content: {application/json: {schema: {…}, example: {…}}}""";
    private static final String ANSWERS =
            """

                  responses:
                    '200': {description: …, content: {application/json: {schema: {…}}}}
                    '400': {$ref: '#/components/responses/BadBody'}
                    '401': {$ref: '#/components/responses/Unauthorised'}
                    '403': {$ref: '#/components/responses/Forbidden'}
                    '404': {$ref: '#/components/responses/NotFound'}
                    '413': {$ref: '#/components/responses/TooLarge'}
                    '503': {$ref: '#/components/responses/Later'}""";

    private static final List<String> NEVER_PAGES = List.of("/v1/", "/open311/", "/media/", "/in/");

    private final Operations operations = new Operations();
    private ApiTown city;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        city = new ApiTown(folder);
    }

    @AfterAll
    void close() throws Exception {
        city.close();
    }

    @Test
    void the_document_keeps_its_specification_and_its_own_rules() throws Exception {
        assertThat(operations.contract().mistakes("openapi-3.1.json")).isEmpty();
        assertThat(operations.contract().files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(EventTypes.schema(file)).as(file).isPresent());
        assertThat(operations.all().map(Operation::id)).doesNotHaveDuplicates();
        assertThat(operations.all()).allSatisfy(o -> {
            assertThat(o.node().path("summary").asText()).isNotBlank();
            assertThat(o.node().path("x-summary-es").asText())
                    .as("x-summary-es of " + o)
                    .isNotBlank();
            assertThat(o.node().has("x-permission")).as("x-permission of " + o).isEqualTo("staff".equals(o.access()));
            assertThat(o.node().path("requestBody").isMissingNode()
                            || o.node().path("requestBody").has("x-max-bytes"))
                    .as("x-max-bytes of " + o)
                    .isTrue();
        });
    }

    /** The policy of the downstream guide; the hub tells these dates in its answers. */
    @Test
    void what_ends_says_since_when_and_is_served_for_a_year() {
        assertThat(operations.all()).allSatisfy(o -> {
            boolean ends = o.node().path("deprecated").asBoolean();
            assertThat(o.node().has("x-sunset")).as(o.toString()).isEqualTo(ends);
            if (ends) {
                var since = LocalDate.parse(o.node().path("x-deprecated-since").asText());
                assertThat(LocalDate.parse(o.node().path("x-sunset").asText()))
                        .as(o.toString())
                        .isAfterOrEqualTo(since.plusMonths(12));
            }
        });
    }

    @Test
    void every_example_is_what_its_schema_wants() {
        operations.all().forEach(o -> o.sends().properties().forEach(body -> {
            JsonNode example = body.getValue().path("example");
            String pointer = o.pointer() + "/requestBody/content/" + Operations.escaped(body.getKey()) + "/schema";
            if (!example.isMissingNode()) {
                assertThat(operations.contract().problems(pointer, example))
                        .as(o.toString())
                        .isEmpty();
            }
        }));
    }

    @Test
    void every_route_of_the_running_hub_is_described() {
        var missing = new ArrayList<String>();
        mounted(city.town.hub().routes(), false).filter(r -> !isPage(r)).forEach(route -> {
            Stream<Operation> served =
                    operations.all().filter(o -> !o.isOnManagementPort() && route.serves(o, operations.sample(o)));
            if (served.findAny().isEmpty()) {
                missing.add(wanted(route));
            }
        });
        mounted(city.town.hub().managementRoutes(), true).forEach(route -> {
            if (operations.all().noneMatch(o -> o.isOnManagementPort() && route.serves(o, o.path()))) {
                missing.add(wanted(route));
            }
        });
        assertThat(missing)
                .as(
                        "routes without an entry; add what follows to docs/openapi.yaml, filled in, and a request to ApiCorners")
                .isEmpty();
    }

    @Test
    void every_described_operation_has_a_route() {
        var routes = MountedRoute.of(city.town.hub().routes());
        var management = MountedRoute.of(city.town.hub().managementRoutes());
        assertThat(operations.all().filter(o -> (o.isOnManagementPort() ? management : routes)
                        .stream().noneMatch(r -> r.isAnAnswer() && r.serves(o, operations.sample(o)))))
                .as("entries of docs/openapi.yaml that no route of the hub answers: take them out, or mount the route")
                .isEmpty();
    }

    @Test
    void what_was_said_is_what_the_document_says() {
        new ApiTour(city).all();
        var held = new Held(operations);
        var all = new ArrayList<Exchange>(city.site.kept());
        all.addAll(city.management.kept());
        assertThat(all.stream().flatMap(e -> held.against(e).stream())).isEmpty();
        assertThat(all).hasSizeGreaterThan(150);
        assertThat(held.unseen(all))
                .as("operations without one good answer on the tour: send them something in ApiTour or ApiCorners")
                .containsExactlyInAnyOrderElementsOf(NOT_ON_THE_TOUR);
    }

    private static Stream<MountedRoute> mounted(List<io.vertx.ext.web.Route> routes, boolean all) {
        return MountedRoute.of(routes).stream().filter(r -> all || !r.path().isEmpty());
    }

    /** Pages are named in the document, and nothing of the interface can be among them. */
    private boolean isPage(MountedRoute route) {
        String path = route.path().replace("\\Q", "").replace("\\E", "");
        if (NEVER_PAGES.stream().anyMatch(path::startsWith)) {
            return false;
        }
        for (JsonNode page : operations.contract().root().path("x-pages")) {
            String name = page.asText();
            boolean below = name.endsWith("/*") && (path + "/").startsWith(name.substring(0, name.length() - 1));
            if (below || path.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What whoever mounted the route has to write, ready to be pasted. */
    private static String wanted(MountedRoute route) {
        String path = route.path().replace("\\Q", "").replace("\\E", "");
        var text = new StringBuilder();
        if (NEVER_PAGES.stream().noneMatch(path::startsWith)) {
            text.append("\n  below x-pages, if it is a page for people: - ").append(path);
        }
        text.append("\n  below paths:\n  ").append(path).append(':');
        Set<String> methods = route.methods().isEmpty() ? Set.of("(each method it takes)") : route.methods();
        for (String method : methods) {
            text.append("\n    ")
                    .append(method.toLowerCase(Locale.ROOT))
                    .append(
                            """
                            :
                                  operationId: …
                                  tags: [staff]
                                  summary: …
                                  x-summary-es: …
                                  security: [{staff: []}]
                                  x-permission: …
                                  parameters: [{name: id, in: path, required: true, schema: {type: string}, example: '17'}]""")
                    .append("GET".equals(method) ? "" : BODY)
                    .append(ANSWERS);
        }
        return text.toString();
    }
}
