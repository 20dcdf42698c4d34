package org.ventanilla.hub.boot.bridge;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.ventanilla.model.Addresses;

/** Which messages of a stranger reach the bus: those with a token, to the few addresses that are for everybody. Pure. */
record Rules(List<String> tokens) {
    /** Ids of replies are 36 characters in the published clients. */
    private static final int LONGEST_REPLY = 64;

    private static final Set<String> ASKED = Set.of(Addresses.EVENTS_READ, Addresses.EVENTS_ACK);
    private static final Set<String> HEARD = Set.of(Addresses.EVENTS_LIVE);

    static List<PermittedOptions> inbound() {
        return permitted(ASKED);
    }

    static List<PermittedOptions> outbound() {
        return permitted(HEARD);
    }

    private static List<PermittedOptions> permitted(Set<String> addresses) {
        return addresses.stream()
                .map(address -> new PermittedOptions().setAddress(address))
                .toList();
    }

    /** A request with an answer, or listening; nothing is ever published by a stranger. */
    boolean allows(JsonObject message) {
        Object address = message.getValue("address");
        return switch (String.valueOf(message.getValue("type"))) {
            case "send" -> ASKED.contains(address) && isRequest(message) && hasToken(message);
            case "register" -> HEARD.contains(address) && hasToken(message);
            case "unregister" -> HEARD.contains(address);
            default -> false;
        };
    }

    private static boolean isRequest(JsonObject message) {
        return message.getValue("body") instanceof JsonObject
                && message.getValue("replyAddress") instanceof String reply
                && !reply.isEmpty()
                && reply.length() <= LONGEST_REPLY;
    }

    /** Looks at all, so that time tells nothing. */
    private boolean hasToken(JsonObject message) {
        if (!(message.getValue("headers") instanceof JsonObject headers)
                || !(headers.getValue("token") instanceof String token)) {
            return false;
        }
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String good : tokens) {
            known |= MessageDigest.isEqual(good.getBytes(StandardCharsets.UTF_8), given);
        }
        return known;
    }

    /** Whether it is news for listeners, which may get lost, and not the answer to a request. */
    static boolean isNews(JsonObject message) {
        return HEARD.contains(message.getValue("address"));
    }

    /** Headers steer how the bus delivers, and hold the token: none of that goes on. */
    static void strip(JsonObject message) {
        var unused = message.remove("headers");
    }
}
