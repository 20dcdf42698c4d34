package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often one address may ask what costs as much as a report. */
class PostLimitTest {
    private final Vertx vertx = Vertx.vertx();
    private Web web;

    @BeforeEach
    void open() {
        var router = Router.router(vertx);
        var limit = new PostLimit(3);
        router.route().handler(limit::check).failureHandler(PostLimit::refuse);
        router.route().handler(ctx -> ctx.end("well").onFailure(ctx::fail));
        var server = Running.joined(vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
        web = new Web(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void close() {
        Running.joined(vertx.close().toCompletionStage());
    }

    private int status(String path) {
        return web.get(URI.create(path)).statusCode();
    }

    @Test
    void what_is_known_nearby_may_be_asked_as_often_as_something_may_be_reported() {
        assertThat(status("/v1/similar?text=a")).isEqualTo(200);
        assertThat(status("/v1/similar/?text=a")).isEqualTo(200);
        assertThat(status("/v1/./similar?text=a")).isEqualTo(200);
        assertThat(status("/v1/similar?text=a")).isEqualTo(429);
        assertThat(status("/v1/incidents")).isEqualTo(200);
    }
}
