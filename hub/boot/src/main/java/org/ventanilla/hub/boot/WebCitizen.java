package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.WebClientSession;
import io.vertx.ext.web.multipart.MultipartForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody who opens the form, fills it in and sends it, cookies and all. */
final class WebCitizen {
    private final WebClient client;

    WebCitizen(Vertx vertx, int port) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setDefaultHost("localhost").setDefaultPort(port));
    }

    Future<Void> report(DemoSamples.Sample s) {
        var browser = WebClientSession.create(client);
        String path = "/report" + (s.language() == null ? "" : "?lang=" + s.language());
        return browser.get(path)
                .send()
                .compose(page -> {
                    Map<String, String> fields = hidden(page.bodyAsString());
                    fill(fields, s);
                    return send(browser, fields);
                })
                .compose(answer -> asked(browser, answer))
                .compose(answer -> answer.statusCode() < 300
                        ? Future.succeededFuture()
                        : Future.failedFuture("the form answered " + answer.statusCode()));
    }

    private static Future<HttpResponse<Buffer>> send(WebClient browser, Map<String, String> fields) {
        MultipartForm form = MultipartForm.create();
        fields.forEach(form::attribute);
        return browser.post("/report").sendMultipartForm(form);
    }

    /** Asked whether it is one of those that are known, they do not know. */
    private static Future<HttpResponse<Buffer>> asked(WebClient browser, HttpResponse<Buffer> answer) {
        Map<String, String> fields = hidden(answer.bodyAsString());
        return fields.containsKey("formId") ? send(browser, fields) : Future.succeededFuture(answer);
    }

    private static Map<String, String> hidden(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : Jsoup.parse(html).select("form input[type=hidden]")) {
            fields.put(input.attr("name"), input.attr("value"));
        }
        return fields;
    }

    private static void fill(Map<String, String> fields, DemoSamples.Sample s) {
        fields.put("text", s.text());
        fields.put("place", s.place() == null ? "" : s.place());
        fields.put("lat", s.lat() == null ? "" : s.lat().toString());
        fields.put("lon", s.lon() == null ? "" : s.lon().toString());
        fields.put("accuracy", s.lat() == null ? "" : "12");
        boolean mail = s.from().contains("@");
        fields.put("answer", s.from().isEmpty() ? "none" : mail ? "email" : "sms");
        fields.put("email", mail ? s.from() : "");
        fields.put("phone", mail ? "" : s.from());
    }
}
