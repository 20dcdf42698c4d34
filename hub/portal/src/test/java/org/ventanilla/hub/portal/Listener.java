package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;

/** The site on a real port, and a browser without patience. */
final class Listener {
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    private final int port;

    Listener(PortalData data, PortalSettings settings) throws Exception {
        Router router = Router.router(vertx);
        new Portal(data, settings).mount(router);
        port = got(vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                        .requestHandler(router)
                        .listen(0))
                .actualPort();
    }

    HttpResponse<Buffer> get(String path) throws Exception {
        return get(path, "Accept", "*/*");
    }

    HttpResponse<Buffer> get(String path, String header, String value) throws Exception {
        return got(client.get(port, "127.0.0.1", path).putHeader(header, value).send());
    }

    HttpResponse<Buffer> post(String path, String... fields) throws Exception {
        var form = MultiMap.caseInsensitiveMultiMap();
        for (int n = 0; n < fields.length; n += 2) {
            form.add(fields[n], fields[n + 1]);
        }
        return got(client.post(port, "127.0.0.1", path).sendForm(form));
    }

    private static <T> T got(Future<T> asked) throws Exception {
        return asked.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        got(vertx.close());
    }
}
