package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.WebClientSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.ventanilla.hub.identity.Tokens;

/** The console on a real port, and a browser with cookies that does not follow redirects. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([a-z2-7]{20})\"");
    private static final String BOUNDARY = "----boundary";

    private final Vertx vertx = Vertx.vertx();
    private final WebClientSession client =
            WebClientSession.create(WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false)));
    private final int port;

    Browser(MadeUpCity city, Path uploads) throws Exception {
        Router router = Router.router(vertx);
        new Console(city, settings(uploads)).mount(router);
        port = got(vertx.createHttpServer(
                                new HttpServerOptions().setHost("127.0.0.1").setMaxFormAttributeSize(256 * 1024))
                        .requestHandler(router)
                        .listen(0))
                .actualPort();
    }

    static ConsoleSettings settings(Path uploads) {
        var clock = Clock.fixed(MadeUpCity.NOW, ZoneOffset.UTC);
        return new ConsoleSettings(false, uploads, new Tokens("a secret of the tests, long enough"), clock);
    }

    /** Signed in with the session of a role, as the login would do it. */
    Browser as(String role) throws Exception {
        var page = get("/staff/login");
        var in = post("/staff/login", token(page), "login", role, "password", MadeUpCity.PASSWORD);
        if (in.statusCode() != 303) {
            throw new IllegalStateException("not signed in: " + in.statusCode());
        }
        return this;
    }

    HttpResponse<Buffer> get(String path) throws Exception {
        return got(client.get(port, "127.0.0.1", path).send());
    }

    HttpResponse<Buffer> get(String path, String header, String value) throws Exception {
        return got(client.get(port, "127.0.0.1", path).putHeader(header, value).send());
    }

    HttpResponse<Buffer> post(String path, String token, String... fields) throws Exception {
        var form = MultiMap.caseInsensitiveMultiMap().add("form-token", token);
        for (int n = 0; n < fields.length; n += 2) {
            form.add(fields[n], fields[n + 1]);
        }
        return got(client.post(port, "127.0.0.1", path).sendForm(form));
    }

    /** A form that the page of another site sends; a browser says so. */
    HttpResponse<Buffer> postFromElsewhere(String path, String field, String value) throws Exception {
        return got(client.post(port, "127.0.0.1", path)
                .putHeader("Sec-Fetch-Site", "cross-site")
                .sendForm(MultiMap.caseInsensitiveMultiMap().add(field, value)));
    }

    /** With a file in the field {@code photo}. */
    HttpResponse<Buffer> postPhoto(String path, String token, String bytes, String... fields) throws Exception {
        var body = new StringBuilder();
        part(body, "form-token", "", token);
        for (int n = 0; n < fields.length; n += 2) {
            part(body, fields[n], "", fields[n + 1]);
        }
        part(body, "photo", "; filename=\"después.jpg\"\r\nContent-Type: image/jpeg", bytes);
        body.append("--").append(BOUNDARY).append("--\r\n");
        return got(client.post(port, "127.0.0.1", path)
                .putHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .sendBuffer(Buffer.buffer(body.toString())));
    }

    private static void part(StringBuilder body, String name, String more, String value) {
        body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
        body.append(name)
                .append('"')
                .append(more)
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    /** The secret of the forms of a page. */
    static String token(HttpResponse<Buffer> page) {
        var found = TOKEN.matcher(page.bodyAsString());
        return found.find() ? found.group(1) : "none";
    }

    private static <T> T got(Future<T> asked) throws Exception {
        return asked.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        got(vertx.close());
    }
}
