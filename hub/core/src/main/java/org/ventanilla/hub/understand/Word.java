package org.ventanilla.hub.understand;

/**
 * One word of a text, compared by its folded form and shown by its place in the original.
 *
 * @param text lower case without accents
 * @param alt what a text message means by it; the same as text when it means nothing else
 * @param start index of its first character in the original
 * @param end index after its last character
 * @param breaks whether a sentence or line begins with it
 * @param dashed whether nothing but a dash stands between the word before and this one
 * @param capital whether it is written with a capital first letter and small ones after it
 */
record Word(String text, String alt, int start, int end, boolean breaks, boolean dashed, boolean capital) {

    /** A word that stands in no text. */
    static Word of(String folded) {
        return new Word(folded, folded, 0, folded.length(), false, false, false);
    }

    boolean is(String folded) {
        return text.equals(folded) || alt.equals(folded);
    }

    boolean isDigits() {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "Word[" + start + "-" + end + "]";
    }
}
