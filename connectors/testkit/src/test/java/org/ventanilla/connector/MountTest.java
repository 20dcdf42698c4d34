package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;

/** What a connector with pages of its own gets to see, and what it never sees. */
class MountTest {
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"/in, 200", "/in/, 200", "/in/x, 200", "/inform, 404", "/in-other/x, 404", "/i, 404"})
    void pages_are_asked_only_for_their_own_path(String path, int status) {
        var hosted = Wait.on(hosting.host(new Page("/in"), "page", new JsonObject()));
        assertThat(get(hosted, path)).isEqualTo(status);
    }

    @Test
    void pages_do_not_hide_what_others_mount_beside_them() {
        var hosted = Wait.on(hosting.host(new Page("/report"), "page", new JsonObject()));
        hosted.router()
                .get("/reports")
                .handler(ctx -> ctx.response().setStatusCode(202).end().onFailure(ctx::fail));
        assertThat(get(hosted, "/reports")).isEqualTo(202);
    }

    @Test
    void a_connector_written_for_another_contract_is_not_started() {
        Connector newer = new Page("/in") {
            @Override
            public Descriptor descriptor() {
                return new Descriptor("page", "9.0.0", 2, Set.of(), new JsonObject(), Set.of(), Traits.NONE);
            }
        };
        assertThatThrownBy(() -> Wait.on(hosting.host(newer, "page", new JsonObject())))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("connector page was written for contract version 2, this hub speaks 1");
    }

    private int get(Hosted hosted, String path) {
        return Wait.on(client.get(hosted.port(), "127.0.0.1", path).send()).statusCode();
    }

    /** Answers everything it is asked. */
    private static class Page implements Connector {
        private final String path;

        Page(String path) {
            this.path = path;
        }

        @Override
        public Descriptor descriptor() {
            return Said.descriptor("page");
        }

        @Override
        public Assembly assemble(ConnectorContext context) {
            return Assembly.none().withPages(new Assembly.Pages(path, router -> router.route()
                    .handler(ctx -> ctx.response().end("page").onFailure(ctx::fail))));
        }
    }
}
