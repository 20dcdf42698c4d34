package org.ventanilla.hub.boot;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Sandbox;

/**
 * Many people who report at once over four channels, and who remember what was acknowledged to them. Each report carries a
 * word of its own. Programs and forms try again under the same key; text messages are not sent twice. Where there is a
 * connector that runs elsewhere, some reports are left at its source.
 */
final class Crowd implements AutoCloseable {
    static final int AT_ONCE = 8;
    private static final int PHOTO_EVERY = 6;
    private static final int CHANNELS = 4;

    /** The telephone company of the sandbox plays tricks with the numbers that end in 0001 to 0006. */
    private static final int FIRST_PHONE = 101_000;

    private final DemoPlan plan;
    private final Sandbox outside;
    private final Storm storm;
    private final Instant gathered = Instant.now();
    private final Web web;
    private final byte[] photo = Town.bytes("lamp-before.jpg");
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    /** Who was told that their report is safe and expects an answer. */
    private final Map<String, String> answerable = new ConcurrentHashMap<>();

    /** How often each was sent by those who try again. */
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    private final AtomicInteger lost = new AtomicInteger();
    private final @Nullable Elsewhere elsewhere;
    private volatile Duration rest = Duration.ZERO;
    private volatile boolean enough;

    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<?>> working = new ArrayList<>();

    Crowd(DemoPlan plan, Sandbox outside, Storm storm, @Nullable Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.plan = plan;
        this.outside = outside;
        this.storm = storm;
        this.web = new Web(plan.site());
    }

    /** Before anybody of it had reported. */
    Instant gathered() {
        return gathered;
    }

    /** Everybody starts; nobody is waited for. */
    void start() {
        start(Duration.ZERO);
    }

    /** The same with a rest between two reports of one person, for a load that lasts. */
    void start(Duration between) {
        rest = between;
        for (int i = 0; i < AT_ONCE; i++) {
            working.add(people.submit(this::work));
        }
    }

    /** Waits until so many have begun to report. */
    void awaitBegun(int reports) {
        Eventually.see("report number " + reports, next::get, n -> n >= reports, storm.patience());
    }

    /** Nobody begins another one. */
    void enough() {
        enough = true;
    }

    /** Whether there are still some who have not reported. */
    boolean isReporting() {
        return next.get() < storm.reports();
    }

    /** Waits until everybody has reported; a person who failed in a way nobody foresaw fails the test. */
    void awaitAll() throws InterruptedException {
        for (Future<?> one : working) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError("somebody of the crowd failed", e.getCause());
            }
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < storm.reports() && !enough; i = next.getAndIncrement()) {
            LockSupport.parkNanos(rest.toNanos());
            int number = storm.first() + i;
            String word = "aviso" + number + "x";
            int channel = storm.chance(i).nextInt(elsewhere == null ? CHANNELS : CHANNELS + 1);
            if (channel == CHANNELS && elsewhere != null) {
                elsewhere.leave(word);
                continue; // acknowledged when its connector has a receipt
            }
            String from = report(number, word, channel);
            if (from == null) {
                lost.incrementAndGet();
            } else {
                acknowledged.add(word);
                answerable.put(word, from);
            }
        }
    }

    /** Answers who reported, empty for a machine; null when it was not acknowledged. */
    private @Nullable String report(int i, String word, int channel) {
        String mail = "vecina" + i + "@correo.example";
        String phone = "+34600" + (FIRST_PHONE + i);
        return switch (channel) {
            case 0 -> mail(mail, i, word);
            case 1 -> text(phone, word);
            case 2 -> form(i % 2 == 0 ? mail : phone, word);
            default -> program(word);
        };
    }

    /** A mail server that has taken the mail keeps it until the city fetches it. */
    private String mail(String from, int i, String word) {
        var photos = i % PHOTO_EVERY == 0 ? List.of(ownPhoto(word)) : List.<Photo>of();
        Running.joined(
                outside.sendMail(from, plan.mail(), word, "Farola apagada en la calle Castilla, 27. " + word, photos)
                        .toCompletionStage());
        return from;
    }

    /** A photo with a position of which no second one exists: what follows the end of the picture is not drawn. */
    private Photo ownPhoto(String word) {
        return new Photo("foto.jpg", "image/jpeg", Buffer.buffer(photo).appendString(word));
    }

    private @Nullable String text(String from, String word) {
        try {
            var sent = outside.sendSms(from, "bache en general davila 77 " + word);
            return Running.joined(sent.toCompletionStage()) == 200 ? from : null;
        } catch (RuntimeException e) {
            return null; // nobody answered: the telephone company was told nothing, so nothing was promised
        }
    }

    private String form(String from, String word) {
        var citizen = new FormCitizen(plan.site());
        var fields = Eventually.see("the form", () -> attempt(citizen::open), f -> !f.isEmpty(), storm.patience());
        fields.putAll(FormCitizen.written("Papelera rota. " + word, from));
        Eventually.see(
                "the form taken " + word,
                () -> attempt(() -> {
                    tries.merge(word, 1, Integer::sum);
                    citizen.press(fields);
                    return fields;
                }),
                f -> !f.isEmpty(),
                storm.patience());
        return from;
    }

    /** Nothing when the page did not come. */
    private static Map<String, String> attempt(java.util.function.Supplier<Map<String, String>> step) {
        try {
            return step.get();
        } catch (java.io.UncheckedIOException e) {
            return Map.of();
        }
    }

    private String program(String word) {
        var submission = submission("sensor", word);
        Eventually.see(
                "a receipt for " + word,
                () -> {
                    tries.merge(word, 1, Integer::sum);
                    return isSafe(submission);
                },
                safe -> safe,
                storm.patience());
        return "";
    }

    /** What a machine says. */
    static JsonObject submission(String instance, String word) {
        return new JsonObject()
                .put("schema", "submission.v1")
                .put("key", instance + ":" + word)
                .put("instance", instance)
                .put("type", "app")
                .put("text", new JsonObject().put("raw", "Contenedor lleno " + word));
    }

    /** When the node dies while we talk to it, or says "try later", we ask again under the same key. */
    private boolean isSafe(JsonObject submission) {
        try {
            var answer = web.post(URI.create("/v1/intake"), plan.secrets().intakeToken(), submission);
            return answer.statusCode() < 300;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The words of the reports that somebody was told are safe. */
    Set<String> acknowledged() {
        var all = new HashSet<>(acknowledged);
        if (elsewhere != null) {
            all.addAll(elsewhere.acknowledged());
        }
        return all;
    }

    /** How often the most stubborn had to send, of those who send again. */
    int mostTries() {
        return tries.values().stream().max(Integer::compare).orElse(0);
    }

    /** Text messages that the city did not take; nobody was promised anything. */
    int notTaken() {
        return lost.get();
    }

    /** Addresses of those who reported, were told it is safe, and can be answered. */
    List<String> waitingForAnswer() {
        return answerable.values().stream()
                .filter(address -> !address.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
