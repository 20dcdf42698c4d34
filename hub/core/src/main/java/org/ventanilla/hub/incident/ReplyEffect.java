package org.ventanilla.hub.incident;

import org.jspecify.annotations.Nullable;

/**
 * What a person's reply does to the incident besides being kept. It never changes the state: staff do. Pure.
 *
 * @param answers whether a question that staff asked is answered by it
 * @param look stable code of why a clerk should look at the incident again; null when nobody need
 */
record ReplyEffect(boolean answers, @Nullable String look) {
    static final String AFTER_CLOSING = "reply-after-closing";
    private static final ReplyEffect NONE = new ReplyEffect(false, null);

    /**
     * How things are when a reply comes.
     *
     * @param closed nothing more is to be done
     * @param asked staff asked something and wait
     * @param unverified it is not known that the reporter wrote it
     * @param courtesy it says thank you and nothing else
     */
    record Situation(boolean closed, boolean asked, boolean unverified, boolean courtesy) {}

    static ReplyEffect of(Situation now) {
        if (now.unverified() || now.courtesy()) {
            return NONE;
        }
        return new ReplyEffect(now.asked(), now.closed() ? AFTER_CLOSING : null);
    }
}
