package org.ventanilla.hub.portal.open311;

/** A question that cannot be answered: the asker's mistake, named. */
final class BadAsk extends RuntimeException {
    private final int status;
    private final String key;
    private final String about;

    /**
     * @param key of the text that says it
     * @param about fills the text's gap; empty for none
     */
    BadAsk(int status, String key, String about) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.about = about;
    }

    int status() {
        return status;
    }

    String key() {
        return key;
    }

    String about() {
        return about;
    }
}
