package org.ventanilla.connector.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of a few lines: opens the form, keeps its cookie and hidden fields, and sends it. */
final class Visitor {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(formId|csrf|placeAsked|kept)\" value=\"([^\"]*)\"");

    private static final String BOUNDARY = "oOo-boundary-oOo";

    private final WebClient client;
    private final int port;
    private final String language;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, Buffer> photos = new HashMap<>();
    private String cookie = "";

    Visitor(Vertx vertx, int port, String language) {
        this.client = WebClient.create(vertx);
        this.port = port;
        this.language = language;
    }

    Future<HttpResponse<Buffer>> opens() {
        return looksAt("/report").map(this::remember);
    }

    Future<HttpResponse<Buffer>> looksAt(String path) {
        return client.get(port, "127.0.0.1", path)
                .putHeader("Accept-Language", language)
                .send();
    }

    private HttpResponse<Buffer> remember(HttpResponse<Buffer> page) {
        for (String set : page.cookies()) {
            cookie = set.substring(0, set.indexOf(';'));
        }
        Matcher hidden = HIDDEN.matcher(page.bodyAsString());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&#34;", "\""));
        }
        return page;
    }

    Visitor types(String field, String value) {
        fields.put(field, value);
        return this;
    }

    Visitor adds(String photo, Buffer bytes) {
        photos.put(photo, bytes);
        return this;
    }

    Visitor without(String field, String photo) {
        fields.remove(field);
        photos.remove(photo);
        return this;
    }

    Visitor losesCookies() {
        cookie = "";
        return this;
    }

    Future<HttpResponse<Buffer>> sends() {
        return sends("/report");
    }

    /** As the button does that shows the form in another language. */
    Future<HttpResponse<Buffer>> switchesTo(String other) {
        fields.put("language", other);
        var page = sends("/report?lang=" + other);
        fields.remove("language");
        return page;
    }

    private Future<HttpResponse<Buffer>> sends(String path) {
        var body = Buffer.buffer();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", Buffer.buffer(value)));
        photos.forEach((name, bytes) ->
                part(body, "name=\"photo\"; filename=\"" + name + "\"\r\nContent-Type: image/jpeg", bytes));
        return client.post(port, "127.0.0.1", path)
                .putHeader("Accept-Language", language)
                .putHeader("Cookie", cookie)
                .putHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .sendBuffer(body.appendString("--" + BOUNDARY + "--\r\n"))
                .map(this::remember);
    }

    /** RFC 7578. */
    private static void part(Buffer body, String disposition, Buffer content) {
        body.appendBuffer(Buffer.buffer(
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"))
                .appendBuffer(content)
                .appendBuffer(Buffer.buffer("\r\n"));
    }

    /** As a form without photos may also be sent. */
    Future<HttpResponse<Buffer>> sendsUrlEncoded() {
        var form = MultiMap.caseInsensitiveMultiMap().addAll(fields);
        return client.post(port, "127.0.0.1", "/report")
                .putHeader("Cookie", cookie)
                .sendForm(form)
                .map(this::remember);
    }
}
