package org.ventanilla.hub.understand;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Street;

/**
 * Something of the gazetteer that a text can name.
 *
 * @param type canonical street type, folded; absent when its name has none
 * @param base name without type
 * @param street when it is one
 */
record Named(
        String name,
        Kind kind,
        @Nullable String type,
        String base,
        LatLon at,
        int radiusM,
        boolean approximate,
        @Nullable Street street) {

    enum Kind {
        STREET,
        PLACE,
        BARRIO
    }

    boolean isStreet() {
        return kind == Kind.STREET;
    }
}
