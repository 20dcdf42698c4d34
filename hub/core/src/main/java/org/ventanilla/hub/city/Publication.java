package org.ventanilla.hub.city;

/**
 * How much of an incident everybody may see, coarser from one to the next; {@code visibility} in the taxonomy. What each of
 * them means is decided in one place: {@code org.ventanilla.hub.publish.Publishing}.
 */
public enum Publication {
    /** Where it is, as well as it is known, and all photos. */
    EXACT("public"),
    /** The street and a square of some 200 metres; photos of the result only. */
    STREET("street"),
    /** The neighbourhood; no photo. */
    AREA("area"),
    /** Nothing: it is in no list, no file and no figure. */
    NEVER("private");

    private final String visibility;

    Publication(String visibility) {
        this.visibility = visibility;
    }

    /** The word for it in the taxonomy. */
    public String visibility() {
        return visibility;
    }

    /** @throws IllegalArgumentException for a word that is none of the four */
    static Publication of(String visibility) {
        for (Publication one : values()) {
            if (one.visibility.equals(visibility)) {
                return one;
            }
        }
        throw new IllegalArgumentException("visibility");
    }

    /** The one that shows less. */
    public Publication narrower(Publication other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
