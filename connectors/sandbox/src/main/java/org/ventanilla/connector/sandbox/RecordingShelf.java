package org.ventanilla.connector.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What callers left after the tone, as sound (Twilio, "Recording resource"): kept until somebody has it deleted. The API wants the
 * account's password and redirects to a storage address, which refuses a request that brings one along.
 */
final class RecordingShelf {
    /** The head of a file with tags (ID3v2.3) by which it is known for an MP3; what follows is no music. */
    private static final String HEAD = "ID3\u0003\0\0\0\0\0\0";

    private static final String SOUND = "audio/mpeg";

    private final Map<String, Buffer> recordings = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final String accountSid;
    private final Supplier<String> origin;

    /** @param origin scheme, host and port of the API, known once it listens */
    RecordingShelf(String accountSid, Supplier<String> origin) {
        this.accountSid = accountSid;
        this.origin = origin;
    }

    /** A message was left. */
    String put() {
        String sid = Sids.recording();
        recordings.put(sid, Buffer.buffer(HEAD + sid));
        return sid;
    }

    Set<String> kept() {
        return Set.copyOf(recordings.keySet());
    }

    /** Those of which somebody fetched the sound. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    void mount(Router router) {
        String one = "/" + PhoneCompany.API_VERSION + "/Accounts/" + accountSid + "/Recordings/:recording";
        router.get(one).handler(this::redirect);
        router.delete(one).handler(this::delete);
        router.get("/storage/recordings/:recording").handler(this::serve);
    }

    private void redirect(RoutingContext ctx) {
        String given = ctx.pathParam("recording");
        if (!given.endsWith(".mp3") || !recordings.containsKey(sid(given))) {
            PhoneCompany.refuse(ctx, Refusal.NOT_FOUND);
            return;
        }
        ctx.response().setStatusCode(307).putHeader("Location", origin.get() + "/storage/recordings/" + sid(given));
        Answers.end(ctx);
    }

    private void serve(RoutingContext ctx) {
        String sid = ctx.pathParam("recording");
        Buffer sound = recordings.get(sid);
        if (sound == null) {
            Answers.status(ctx, 404);
        } else if (ctx.request().headers().contains("Authorization")) {
            Answers.status(ctx, 400);
        } else {
            asked.add(sid);
            Answers.bytes(ctx, SOUND, sound);
        }
    }

    private void delete(RoutingContext ctx) {
        if (recordings.remove(sid(ctx.pathParam("recording"))) == null) {
            PhoneCompany.refuse(ctx, Refusal.NOT_FOUND);
        } else {
            Answers.status(ctx, 204);
        }
    }

    private static String sid(String given) {
        return given.replaceFirst("[.](mp3|json)$", "");
    }
}
