package org.ventanilla.connector.phone;

import org.jspecify.annotations.Nullable;

/**
 * What came of one question: words, a key, or silence.
 *
 * @param words as recognised; null for none
 * @param key 0 to 9, star or hash; null for none
 * @param confidence of the recogniser, 0 to 1; null when it does not say
 */
record Said(@Nullable String words, @Nullable String key, @Nullable Double confidence) {
    static final Said NOTHING = new Said(null, null, null);

    static Said words(String words) {
        return new Said(words, null, null);
    }

    static Said key(String key) {
        return new Said(null, key, null);
    }

    boolean isKey(String wanted) {
        return wanted.equals(key);
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Said[" + (words == null ? 0 : words.length()) + " chars, " + (key == null ? "no key" : "key") + "]";
    }
}
