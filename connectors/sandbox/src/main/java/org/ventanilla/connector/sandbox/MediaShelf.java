package org.ventanilla.connector.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Pictures of text messages (Twilio, "Media resource"): the API address wants the account's password and redirects to a
 * storage address, which wants none and, like the real one, refuses a request that brings one along.
 */
final class MediaShelf {
    private static final int LARGE = 6 * 1024 * 1024;

    private final Map<String, Photo> photos = new ConcurrentHashMap<>();
    private final String accountSid;
    private final Supplier<String> origin;
    private final Tricks tricks;
    private final Set<String> askedOnce = ConcurrentHashMap.newKeySet();

    /** @param origin scheme, host and port of the API, known once it listens */
    MediaShelf(String accountSid, Supplier<String> origin, Tricks tricks) {
        this.tricks = tricks;
        this.accountSid = accountSid;
        this.origin = origin;
    }

    Tricks tricks() {
        return tricks;
    }

    /** Keeps a photo and answers its MediaUrl. */
    String put(String messageSid, Photo photo) {
        String sid = Sids.media();
        photos.put(sid, photo);
        return origin.get() + PhoneCompany.messages(accountSid) + "/" + messageSid + "/Media/" + sid;
    }

    /** A photo as the list of a message's media has it. */
    JsonObject entry(String address) {
        URI uri = URI.create(address);
        String sid = address.substring(address.lastIndexOf('/') + 1);
        Photo photo = photos.get(sid);
        return new JsonObject()
                .put("sid", sid)
                .put("content_type", photo == null ? null : photo.type())
                .put("uri", uri.getPath() + ".json");
    }

    void mount(Router router) {
        router.get(PhoneCompany.messages(":account") + "/:message/Media/:media").handler(this::redirect);
        router.get("/storage/:media").handler(this::serve);
    }

    private void redirect(RoutingContext ctx) {
        String media = ctx.pathParam("media");
        boolean tooEarly = tricks.storage() == Tricks.Storage.NOT_YET && askedOnce.add(media);
        if (!photos.containsKey(media) || tooEarly || tricks.storage() == Tricks.Storage.GONE) {
            PhoneCompany.refuse(ctx, Refusal.NOT_FOUND);
            return;
        }
        ctx.response().setStatusCode(307).putHeader("Location", origin.get() + "/storage/" + media);
        Answers.end(ctx);
    }

    private void serve(RoutingContext ctx) {
        Photo photo = photos.get(ctx.pathParam("media"));
        if (photo == null) {
            Answers.status(ctx, 404);
        } else if (ctx.request().headers().contains("Authorization")) {
            Answers.status(ctx, 400);
        } else {
            Answers.bytes(ctx, photo.type(), bytes(photo));
        }
    }

    private Buffer bytes(Photo photo) {
        return switch (tricks.storage()) {
            case EMPTY -> Buffer.buffer();
            case MISLABELLED -> Buffer.buffer("<html>not found</html>");
            case LARGE -> Buffer.buffer(photo.bytes().getBytes()).appendBytes(new byte[LARGE]);
            case READY, NOT_YET, GONE -> photo.bytes();
        };
    }
}
