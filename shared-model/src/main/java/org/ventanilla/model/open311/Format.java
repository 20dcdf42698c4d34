package org.ventanilla.model.open311;

import java.util.Locale;
import java.util.Optional;

/** How a document is written. Chosen by the ending of the address, never by {@code Accept} (GeoReport v2, "Format Support"). */
public enum Format {
    XML("text/xml; charset=utf-8"),
    JSON("application/json; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** What the ending of a path asks for; empty for any ending that is not ours. */
    public static Optional<Format> ofPath(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        for (Format format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    public String of(GeoReport document) {
        return this == XML ? document.xml() : document.json();
    }
}
