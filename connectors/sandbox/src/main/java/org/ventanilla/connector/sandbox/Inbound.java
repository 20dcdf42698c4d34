package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries a citizen's text message to the city's webhook (Twilio, "Webhook requests: messaging"). */
final class Inbound {
    /** Twilio's default stop and start words; they count only when they are the whole message. */
    private static final Set<String> STOP = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");

    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

    private final SandboxOptions options;
    private final Clock clock;
    private final Chronicle chronicle;
    private final MediaShelf shelf;
    private final SignedPost post;
    private final Tricks tricks;
    private final Map<String, MultiMap> sentBefore = new ConcurrentHashMap<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private volatile URI webhook;

    Inbound(SandboxOptions options, Clock clock, Chronicle chronicle, MediaShelf shelf, SignedPost post) {
        this.options = options;
        this.clock = clock;
        this.chronicle = chronicle;
        this.shelf = shelf;
        this.post = post;
        this.tricks = shelf.tricks();
        this.webhook = options.smsWebhook();
    }

    void routeTo(URI address) {
        webhook = address;
    }

    /** Where it goes now. */
    URI webhook() {
        return webhook;
    }

    Tricks tricks() {
        return tricks;
    }

    /** Numbers the company will not send to until they send a start word. */
    Set<String> optedOut() {
        return optedOut;
    }

    /** Hosts beside loopback that belong to the city. */
    Set<String> cityHosts() {
        String host = webhook.getHost();
        return host == null ? Set.of() : Set.of(host);
    }

    Future<Integer> carry(String from, String body, List<Photo> photos) {
        return carried(Envelope.of(from, body, photos.toArray(Photo[]::new)))
                .compose(carried -> carried.status() == 0
                        ? Future.failedFuture("nobody answered")
                        : Future.succeededFuture(carried.status()));
    }

    /** Succeeds however it went. */
    Future<Carried> carried(Envelope envelope) {
        noteStopWord(envelope.from(), envelope.body());
        String sid = Sids.message(!envelope.photos().isEmpty());
        List<String> media =
                envelope.photos().stream().map(photo -> shelf.put(sid, photo)).toList();
        TextMessage message = new TextMessage(
                sid,
                clock.instant(),
                true,
                envelope.from(),
                options.phoneNumber(),
                envelope.body(),
                media,
                TextMessage.Status.RECEIVING,
                0);
        chronicle.text(message);
        MultiMap params = parameters(message, envelope.photos());
        envelope.more().forEach(params::set);
        if (envelope.forgery() == Envelope.Forgery.FOREIGN_ACCOUNT) {
            params.set("AccountSid", "AC" + "0".repeat(32));
        }
        sentBefore.put(sid, params);
        return tricks.isLosing() ? lost(sid) : posted(sid, params, envelope);
    }

    /** The webhook of a message once more, with another idempotency token. */
    Future<Carried> repeat(String sid) {
        MultiMap params = sentBefore.get(sid);
        return params == null ? Future.failedFuture("no such message") : posted(sid, params, Envelope.of("", ""));
    }

    private Future<Carried> posted(String sid, MultiMap params, Envelope envelope) {
        Future<Integer> answered =
                envelope.byGet() ? post.get(webhook, params) : post.to(webhook, params, envelope.forgery());
        return answered.map(status -> {
                    chronicle.progress(sid, ending(status), status);
                    return new Carried(sid, status);
                })
                .recover(nobody -> lost(sid));
    }

    private Future<Carried> lost(String sid) {
        chronicle.progress(sid, TextMessage.Status.LOST, 0);
        return Future.succeededFuture(new Carried(sid, 0));
    }

    private static TextMessage.Status ending(int webhookStatus) {
        return webhookStatus / 100 == 2 ? TextMessage.Status.RECEIVED : TextMessage.Status.LOST;
    }

    private void noteStopWord(String from, String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            optedOut.add(from);
        } else if (START.contains(word)) {
            optedOut.remove(from);
        }
    }

    private MultiMap parameters(TextMessage message, List<Photo> photos) {
        MultiMap params = MultiMap.caseInsensitiveMultiMap()
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("SmsMessageSid", message.sid())
                .add("AccountSid", options.accountSid())
                .add("From", message.from())
                .add("To", message.to())
                .add("Body", message.body())
                .add("NumSegments", "1")
                .add("NumMedia", String.valueOf(photos.size()))
                .add("SmsStatus", "received")
                .add("ApiVersion", PhoneCompany.API_VERSION);
        for (int index = 0; index < photos.size(); index++) {
            params.add("MediaUrl" + index, message.media().get(index));
            params.add("MediaContentType" + index, photos.get(index).type());
        }
        return params;
    }
}
