package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody of the staff with a browser: keeps cookies, fills in forms as the pages give them, follows no redirect. */
final class Clerk {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([a-z2-7]+)\"");
    private static final String BOUNDARY = "----clerk";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final URI site;

    Clerk(URI site) {
        this.site = site;
    }

    /** Answers the status of the login. */
    int signIn(String login, String password) {
        return post("/staff/login", get("/staff/login"), "login", login, "password", password)
                .statusCode();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    /** Sends a form of that page. */
    HttpResponse<String> post(String path, HttpResponse<String> page, String... fields) {
        var body = new StringBuilder("form-token=").append(token(page));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** The same with a photo. */
    HttpResponse<String> post(String path, HttpResponse<String> page, byte[] photo, String... fields) {
        var head = new StringBuilder(part("form-token", token(page)));
        for (int i = 0; i < fields.length; i += 2) {
            head.append(part(fields[i], fields[i + 1]));
        }
        head.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"");
        head.append("\r\nContent-Type: image/jpeg\r\n\r\n");
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(photo),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        return found.find() ? found.group(1) : "none";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
