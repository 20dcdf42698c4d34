package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP client that keeps all that was said, to be held against the documents. */
final class Traffic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HEAD_BYTES = 16_384;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Exchange> kept = new ArrayList<>();
    private final URI site;

    Traffic(URI site) {
        this.site = site;
    }

    /** A request and what was answered. Headers of the answer by name in lower case. */
    record Exchange(
            String method,
            URI address,
            String sentType,
            String sent,
            int status,
            Map<String, String> headers,
            String body) {
        String type() {
            return headers.getOrDefault("content-type", "")
                    .replaceFirst(";.*", "")
                    .strip();
        }

        JsonObject json() {
            return new JsonObject(body);
        }

        @Override
        public String toString() {
            return method + " " + address.getRawPath()
                    + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()) + " → " + status + " " + body;
        }
    }

    List<Exchange> kept() {
        return kept;
    }

    Exchange get(String address, String... headers) {
        return ask("GET", address, "", "", headers);
    }

    Exchange post(String address, String token, JsonObject body) {
        return ask("POST", address, "application/json", body.encode(), bearer(token));
    }

    Exchange form(String address, String body) {
        return ask("POST", address, "application/x-www-form-urlencoded", body);
    }

    static String[] bearer(String token) {
        return token.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + token};
    }

    /** Any request; none of a media type when there is no body. */
    Exchange ask(String method, String address, String type, String body, String... headers) {
        return ask(method, address, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Exchange ask(String method, String address, String type, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(site.resolve(address))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            String sent = type.startsWith("image/") ? "" : new String(body, StandardCharsets.UTF_8);
            return keep(new Exchange(
                    method,
                    answer.request().uri(),
                    type,
                    sent,
                    answer.statusCode(),
                    map(answer.headers()),
                    answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Announces a body of that length, sends none of it and waits for the answer: what is too long is refused at once. */
    Exchange announce(String method, String address, String type, long length, String... headers) {
        var head = new StringBuilder(method + " " + address + " HTTP/1.1\r\nHost: " + site.getAuthority()
                + "\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return keep(answered(method, address, type, socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange answered(String method, String address, String type, Socket socket) throws IOException {
        var text = new StringBuilder();
        var in = socket.getInputStream();
        byte[] some = new byte[HEAD_BYTES];
        int end = -1;
        int wanted = Integer.MAX_VALUE;
        while (text.length() < wanted) {
            int n = in.read(some);
            if (n < 0) {
                break;
            }
            text.append(new String(
                    some, 0, n, StandardCharsets.ISO_8859_1)); // a character for each byte: lengths are in bytes
            end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                String length = header(text.substring(0, end)).getOrDefault("content-length", "0");
                wanted = end + 4 + Integer.parseInt(length);
            }
        }
        String head = text.substring(0, Math.max(0, end));
        int status = Integer.parseInt(head.substring(9, 12));
        URI told = site.resolve(address.replace("%zz", "%25zz")); // what is no address is asked for as well
        String body = new String(text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Exchange(method, told, type, "", status, header(head), body);
    }

    private static Map<String, String> header(String head) {
        var all = new java.util.HashMap<String, String>();
        head.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            all.put(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        return all;
    }

    private static Map<String, String> map(HttpHeaders headers) {
        var all = new java.util.HashMap<String, String>();
        headers.map().forEach((name, values) -> all.put(name, values.get(0)));
        return all;
    }

    private Exchange keep(Exchange exchange) {
        kept.add(exchange);
        return exchange;
    }
}
