package org.ventanilla.connector.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A text message on its way to the city, with all that is unusual about its webhook.
 *
 * @param from as the company writes senders: a number, {@code whatsapp:+…}, a short code, letters, or nothing
 * @param more parameters beside the usual ones, or instead of them; an empty value is sent as such
 * @param forgery how the request lies about where it comes from
 * @param byGet everything in the query
 */
public record Envelope(
        String from, String body, List<Photo> photos, Map<String, String> more, Forgery forgery, boolean byGet) {

    public Envelope {
        photos = List.copyOf(photos);
        more = Map.copyOf(more);
    }

    /** Nothing unusual. */
    public static Envelope of(String from, String body, Photo... photos) {
        return new Envelope(from, body, List.of(photos), Map.of(), Forgery.NONE, false);
    }

    /** The same with parameters more. */
    public Envelope with(Map<String, String> parameters) {
        return new Envelope(from, body, photos, parameters, forgery, byGet);
    }

    /** The same, forged. */
    public Envelope forged(Forgery how) {
        return new Envelope(from, body, photos, more, how, byGet);
    }

    /** The same in the query of a GET. */
    public Envelope inQuery() {
        return new Envelope(from, body, photos, more, forgery, true);
    }

    /** What is wrong with a request that the company did not make. */
    public enum Forgery {
        NONE,
        /** Genuine: the company signs with the port or without. */
        PORT_NAMED,
        NO_SIGNATURE,
        OTHER_KEY,
        CHANGED_PARAMETER,
        CHANGED_QUERY,
        OTHER_SCHEME,
        /** Genuine, and of an account that is not the city's. */
        FOREIGN_ACCOUNT
    }

    @Override
    public String toString() {
        return "Envelope[" + body.length() + " characters]";
    }
}
