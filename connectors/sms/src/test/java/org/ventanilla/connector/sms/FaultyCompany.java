package org.ventanilla.connector.sms;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Flood;
import org.ventanilla.connector.conformance.Media;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.connector.testkit.FakeHttp;

/** The telephone company's API with all its bad days: sends, media, account, message list. */
final class FaultyCompany implements AutoCloseable {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    final List<Outbox.Sent> sent = new CopyOnWriteArrayList<>();
    final List<Buffer> files = new CopyOnWriteArrayList<>();
    final List<JsonObject> list = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile Outbox.Answer answer = Outbox.Answer.TAKEN;
    volatile Media.Mood mood = Media.Mood.READY;
    volatile @Nullable URI elsewhere;
    volatile @Nullable Flood flood;
    private final FakeHttp server;

    FaultyCompany(Vertx vertx) {
        this.server = new FakeHttp(vertx, this::handle);
    }

    URI address() {
        return server.address();
    }

    void goAway() {
        server.goAway();
    }

    void comeBack() {
        server.comeBack();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Keeps a file; answers its address. */
    String keep(Buffer file) {
        files.add(file);
        return address() + "/2010-04-01/Accounts/" + Provider.ACCOUNT + "/Messages/MM1/Media/ME" + (files.size() - 1);
    }

    /** A message as the list has it. */
    void listed(String sid, String from, String body, Instant at) {
        list.add(
                0,
                new JsonObject()
                        .put("sid", sid)
                        .put("from", from)
                        .put("to", "+34600000001")
                        .put("body", body)
                        .put("direction", "inbound")
                        .put("num_media", "0")
                        .put("date_sent", DATE.format(at)));
    }

    private void handle(HttpServerRequest request) {
        byte[] pair = (Provider.ACCOUNT + ":" + Provider.TOKEN).getBytes(StandardCharsets.UTF_8);
        boolean known =
                ("Basic " + Base64.getEncoder().encodeToString(pair)).equals(request.getHeader("Authorization"));
        if (!known) {
            end(request, 401, new JsonObject().put("code", 20003).toBuffer());
        } else if (request.path().contains("/Media/")) {
            file(request);
        } else if (request.method().name().equals("POST")) {
            request.setExpectMultipart(true).end().onComplete(all -> send(request), gone -> {});
        } else if (request.path().endsWith("/Messages.json")) {
            end(
                    request,
                    200,
                    new JsonObject()
                            .put("messages", new JsonArray(List.copyOf(list)))
                            .toBuffer());
        } else {
            end(request, 200, new JsonObject().put("status", "active").toBuffer());
        }
    }

    private void send(HttpServerRequest request) {
        asked.incrementAndGet();
        if (answer == Outbox.Answer.TAKEN || answer == Outbox.Answer.TAKEN_UNSAID) {
            sent.add(new Outbox.Sent(request.getFormAttribute("To"), request.getFormAttribute("Body")));
        }
        switch (answer) {
            case TAKEN ->
                end(
                        request,
                        201,
                        new JsonObject().put("sid", "SM" + sent.size()).toBuffer());
            case THROTTLED -> {
                request.response().putHeader("Retry-After", "9");
                end(request, 429, new JsonObject().put("code", 20429).toBuffer());
            }
            case BROKEN -> end(request, 503, Buffer.buffer());
            case REFUSED ->
                end(request, 400, new JsonObject().put("code", 21617).toBuffer());
            case OPTED_OUT ->
                end(request, 400, new JsonObject().put("code", 21610).toBuffer());
            case TAKEN_UNSAID -> request.connection().close().onFailure(gone -> {});
        }
    }

    private void file(HttpServerRequest request) {
        URI there = elsewhere;
        Flood huge = flood;
        if (huge != null) {
            huge.answer(request.response());
        } else if (there != null) {
            request.response().putHeader("Location", there.toString());
            end(request, 307, Buffer.buffer());
        } else if (mood == Media.Mood.READY) {
            int n = Integer.parseInt(request.path().substring(request.path().lastIndexOf("ME") + 2));
            end(request, 200, files.get(n));
        } else {
            end(request, mood == Media.Mood.NOT_YET ? 404 : 410, Buffer.buffer());
        }
    }

    private static void end(HttpServerRequest request, int status, Buffer body) {
        request.response().setStatusCode(status).end(body).onFailure(gone -> {});
    }
}
