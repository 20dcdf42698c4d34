package org.ventanilla.hub.notify;

/** How one writes to people on a kind of channel. */
enum Manner {
    /** A letter that can be replied to. */
    MAIL("words.footer"),
    /** A text message: everything in a few words, and nothing after them. */
    SHORT(""),
    /** On any other channel, whatever it is: its texts speak of no mail and no telephone. */
    MESSAGE("words.footerHere");

    private final String footer;

    Manner(String footer) {
        this.footer = footer;
    }

    static Manner of(String channel) {
        return switch (channel) {
            case "email" -> MAIL;
            case "sms" -> SHORT;
            default -> MESSAGE;
        };
    }

    /** Where the templates have what stands below every message; empty when nothing does. */
    String footer() {
        return footer;
    }
}
