package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Somebody who fills the form in once and presses the button until the page says that it is safe. */
final class FormCitizen {
    private final HttpClient browser;
    private final URI form;

    FormCitizen(URI site) {
        this.form = site.resolve("/report");
        this.browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Opens the form; the same fields may be sent again and again and are one report. */
    Map<String, String> open() {
        var page = send(HttpRequest.newBuilder(form).GET());
        var fields = new LinkedHashMap<String, String>();
        Jsoup.parse(page)
                .select("form input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.remove("similar"); // whether it is known already, the storm asks the hub later
        if (fields.isEmpty()) {
            throw new UncheckedIOException(new IOException("no form"));
        }
        return fields;
    }

    /** What they write. */
    static Map<String, String> written(String text, String contact) {
        boolean mail = contact.contains("@");
        return Map.of(
                "text", text,
                "place", "Calle Castilla 27",
                "answer", mail ? "email" : "sms",
                "email", mail ? contact : "",
                "phone", mail ? "" : contact);
    }

    /** All of it at once; throws when it is not known to be safe. */
    void report(String word, String contact) {
        var fields = open();
        fields.putAll(written("Papelera rota. " + word, contact));
        press(fields);
    }

    /** Presses the button; throws when the page does not say that the report is safe. */
    void press(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = browser.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the form answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
