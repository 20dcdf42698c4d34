package org.ventanilla.connector.email;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Listener.Limits;
import org.ventanilla.connector.Listening.Peers;
import org.ventanilla.connector.Listening.Place;

/** Where a mail server may hand us mails over LMTP, and what that may cost. */
record LmtpSettings(Place place, Limits limits) {
    private static final String OPTION = "lmtp";
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    /** Mail servers wait ten minutes for the answer to a mail (RFC 5321 section 4.5.3.2.6); ours comes far sooner. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** So many of the largest size may come at one time: while it is read, a mail is in memory several times. */
    private static final int LARGEST_AT_ONCE = 2;

    /** Null when no mail server is to come. */
    static @Nullable LmtpSettings of(JsonObject options, long maxMessageBytes) {
        JsonObject lmtp = options.getJsonObject(OPTION);
        if (lmtp == null) {
            return null;
        }
        var peers = lmtp.getJsonArray("peers", new JsonArray(LOOPBACK)).stream()
                .map(String::valueOf)
                .toList();
        return new LmtpSettings(
                new Place(
                        OPTION,
                        lmtp.getString("host", LOOPBACK.get(0)),
                        lmtp.getInteger("port"),
                        Peers.of(OPTION + ".peers", peers)),
                new Limits(
                        lmtp.getInteger("maxConnections", 20),
                        LARGEST_AT_ONCE * maxMessageBytes,
                        Duration.ofSeconds(lmtp.getLong("idleSeconds", 300L)),
                        ANSWER));
    }
}
