package org.ventanilla.connector.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * One text message on its way, in either direction.
 *
 * @param sid {@code SM…} or, with media, {@code MM…}
 * @param at when it was handed in
 * @param toCity whether a citizen wrote it
 * @param from sender, usually E.164
 * @param to recipient
 * @param body text
 * @param media addresses of its pictures
 * @param status where it stands
 * @param webhookStatus what the city's webhook answered; 0 before an answer, or when there was none
 */
record TextMessage(
        String sid,
        Instant at,
        boolean toCity,
        String from,
        String to,
        String body,
        List<String> media,
        Status status,
        int webhookStatus) {

    /** Twilio's words, lower-cased on the wire, plus LOST for a message that the city's webhook did not take. */
    enum Status {
        QUEUED,
        SENT,
        DELIVERED,
        UNDELIVERED,
        RECEIVING,
        RECEIVED,
        LOST
    }

    String citizen() {
        return toCity ? from : to;
    }

    TextMessage with(Status next, int answer) {
        return new TextMessage(sid, at, toCity, from, to, body, media, next, answer);
    }

    @Override
    public String toString() {
        return "TextMessage[" + sid + ", " + status + "]";
    }
}
