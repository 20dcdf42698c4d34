package org.ventanilla.hub.boot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A good server behind a stub that makes one mistake. */
final class Trapped implements AutoCloseable {
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Accept", "Accept-Language", "Idempotency-Key");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final AtomicInteger count = new AtomicInteger();
    private final HttpServer server;
    private final URI good;
    private final Trap trap;

    Trapped(URI good, Trap trap) throws IOException {
        this.good = good;
        this.trap = trap;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/open311/v2");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String accept = exchange.getRequestHeaders().getFirst("Accept");
            var asked = new Trap.Asked(
                    count.incrementAndGet(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    accept == null ? "" : accept,
                    body);
            var request = HttpRequest.newBuilder(
                            good.resolve(exchange.getRequestURI().toString()))
                    .method(asked.method(), BodyPublishers.ofString(body));
            for (String name : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.setHeader(name, value);
                }
            }
            var answer = client.send(request.build(), BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            var reply = trap.spoils().apply(asked, new Trap.Reply(answer.statusCode(), type, "*", answer.body()));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            if (!reply.cors().isEmpty()) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", reply.cors());
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
