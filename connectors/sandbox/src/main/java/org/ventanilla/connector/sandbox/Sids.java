package org.ventanilla.connector.sandbox;

import java.util.UUID;

/** Twilio's names for things: two letters and 32 hexadecimal digits. */
final class Sids {
    private Sids() {}

    static String message(boolean withMedia) {
        return (withMedia ? "MM" : "SM") + hex();
    }

    static String media() {
        return "ME" + hex();
    }

    static String call() {
        return "CA" + hex();
    }

    static String transcription() {
        return "GT" + hex();
    }

    static String recording() {
        return "RE" + hex();
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
