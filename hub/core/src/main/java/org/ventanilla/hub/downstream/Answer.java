package org.ventanilla.hub.downstream;

/**
 * What an endpoint answered, and what that means. Pure.
 *
 * @param code for people: {@code http-503}, {@code no-answer}, {@code address-not-allowed}
 */
record Answer(Kind kind, String code) {
    enum Kind {
        /** 2xx, whatever the body says. */
        TAKEN,
        /** 410: nobody wants it any more. */
        GONE,
        /** It does not take this one; another it may. A redirect is one too: it is not followed. */
        REFUSED,
        /** It is not there, or not well. */
        AWAY
    }

    static Answer of(int status) {
        String code = "http-" + status;
        if (status >= 200 && status < 300) {
            return new Answer(Kind.TAKEN, code);
        }
        if (status == 410) {
            return new Answer(Kind.GONE, code);
        }
        boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
        return new Answer(later ? Kind.AWAY : Kind.REFUSED, code);
    }
}
