package org.ventanilla.connector.conformance;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The requests a source that calls us has under way, over real sockets, one an item: for adapters to be built with. */
public final class Exchanges {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final int OK = 200;
    private static final int SERVER = 500;
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY = 429;

    private final Map<Integer, CompletableFuture<HttpResponse<String>>> all = new ConcurrentHashMap<>();

    /** Sends without waiting; the item's fate is that of this request from now on. */
    public void start(Item item, HttpRequest request) {
        all.put(item.number(), CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** Sends and waits: for what belongs to no item. */
    public static HttpResponse<String> ask(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What the answer means to a source. */
    public Fate fate(Item item) {
        var under = all.get(item.number());
        if (under == null || !under.isDone()) {
            return Fate.WAITING;
        }
        if (under.isCompletedExceptionally()) {
            return Fate.COME_AGAIN;
        }
        int status = under.join().statusCode();
        if (status >= OK && status < CLIENT_ERROR) {
            return Fate.ACKNOWLEDGED;
        }
        return status >= SERVER || status == TOO_MANY ? Fate.COME_AGAIN : Fate.REFUSED;
    }

    /** The answer, when there is one. */
    public @Nullable HttpResponse<String> answer(Item item) {
        var under = all.get(item.number());
        return under == null || !under.isDone() || under.isCompletedExceptionally() ? null : under.join();
    }
}
