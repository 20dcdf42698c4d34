package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends says so, and nothing else does. */
class RetiringTest {
    private static final String DOCUMENT =
            """
            paths:
              /v1/things/{id}.{format}:
                get: {deprecated: true, x-deprecated-since: '2027-01-31', x-sunset: '2028-02-05'}
                post: {summary: stays}
            """;

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private int port;

    @BeforeEach
    void open() throws Exception {
        Router router = Router.router(vertx);
        router.route("/v1/things/:id").handler(BodyHandler.create(false)).handler(RetiringTest::answer);
        Retiring.of(ApiDocument.of(DOCUMENT)).mount(router);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
    }

    private static void answer(RoutingContext ctx) {
        int status = ctx.pathParam("id").equals("0.json") ? 404 : 200;
        var unused = ctx.response().setStatusCode(status).end();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private String[] said(HttpMethod method, String path) throws Exception {
        var answer = client.request(method, port, "127.0.0.1", path)
                .send()
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        return new String[] {
            Integer.toString(answer.statusCode()), answer.getHeader("Deprecation"), answer.getHeader("Sunset")
        };
    }

    @Test
    void an_entry_that_is_deprecated_is_told_in_every_answer_of_its_door() throws Exception {
        assertThat(said(HttpMethod.GET, "/v1/things/17.json"))
                .containsExactly("200", "@1801353600", "Sat, 05 Feb 2028 00:00:00 GMT");
        assertThat(said(HttpMethod.GET, "/v1/things/0.json"))
                .containsExactly("404", "@1801353600", "Sat, 05 Feb 2028 00:00:00 GMT");
        assertThat(said(HttpMethod.POST, "/v1/things/17.json")).containsExactly("200", null, null);
        assertThat(said(HttpMethod.GET, "/v1/things/17")).containsExactly("200", null, null);
    }

    @Test
    void an_end_without_its_dates_is_a_mistake_of_the_document() {
        var silent = ApiDocument.of(DOCUMENT.replace("x-sunset", "x-someday"));
        assertThatThrownBy(() -> Retiring.of(silent)).isInstanceOf(DateTimeParseException.class);
    }
}
