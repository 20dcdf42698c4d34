package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.sandbox.Sandbox;

/**
 * Many people who report at once over three channels, and who remember what was acknowledged to them. Each report carries a
 * word of its own. Programs try again under the same key, as the contract tells them; text messages are not sent twice.
 */
final class Crowd {
    private final DemoPlan plan;
    private final Sandbox outside;
    private final Web web;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    Crowd(DemoPlan plan, Sandbox outside) {
        this.plan = plan;
        this.outside = outside;
        this.web = new Web(plan.site());
    }

    /** Reports number {@code from} to {@code to}, a third on each channel. */
    void report(int from, int to) {
        for (int i = from; i < to; i++) {
            String word = "aviso" + i + "x";
            boolean safe =
                    switch (i % 3) {
                        case 0 -> mail(i, word);
                        case 1 -> text(i, word);
                        default -> program(word);
                    };
            if (safe) {
                acknowledged.add(word);
            }
        }
    }

    private boolean mail(int i, String word) {
        Running.joined(outside.sendMail(
                        "vecina" + i + "@correo.example",
                        plan.mail(),
                        word,
                        "Farola apagada en la calle Castilla, 27. " + word,
                        java.util.List.of())
                .toCompletionStage());
        return true;
    }

    private boolean text(int i, String word) {
        try {
            var sent = outside.sendSms("+34600" + (100_000 + i), "bache en general davila 77 " + word);
            return Running.joined(sent.toCompletionStage()) == 200;
        } catch (RuntimeException e) {
            return false; // nobody answered: the telephone company was told nothing, so nothing was promised
        }
    }

    private boolean program(String word) {
        var submission = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "sensor:" + word)
                .put("instance", "sensor")
                .put("type", "app")
                .put("text", new JsonObject().put("raw", "Contenedor lleno " + word));
        return Eventually.see("a receipt for " + word, () -> isSafe(submission), safe -> safe);
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
        return acknowledged;
    }
}
