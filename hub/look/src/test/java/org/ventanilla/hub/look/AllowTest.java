package org.ventanilla.hub.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllowTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_methods_of_all_routes_for_that_very_address_are_named_and_guards_do_not_count() {
        Router router = Router.router(vertx);
        router.route("/v1/*").handler(ctx -> ctx.next());
        router.post("/v1/things*").handler(ctx -> ctx.next());
        router.get("/v1/things").handler(ctx -> ctx.next());
        router.post("/v1/things").handler(ctx -> ctx.next());
        router.delete("/v1/things/:id").handler(ctx -> ctx.next());
        router.put("/v1/things/:id/parts/:part").handler(ctx -> ctx.next());
        assertThat(Allow.of(router, "/v1/things")).isEqualTo("GET, POST");
        assertThat(Allow.of(router, "/v1/things/17")).isEqualTo("DELETE");
        assertThat(Allow.of(router, "/v1/things/17/parts/2")).isEqualTo("PUT");
        assertThat(Allow.of(router, "/v1/things/17/parts")).isEmpty();
        assertThat(Allow.of(router, "/v1/other")).isEmpty();
    }
}
