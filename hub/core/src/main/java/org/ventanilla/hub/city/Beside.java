package org.ventanilla.hub.city;

import org.jspecify.annotations.Nullable;

/**
 * What a point lies beside: the nearest house whose place is known, else the nearest street.
 *
 * @param street name with type
 * @param number of the nearest house; absent when none is near
 */
public record Beside(String street, @Nullable Integer number) {

    /** For show. The sign says that the number is only the nearest, so that it is taken for no address that somebody gave. */
    public String name() {
        return number == null ? street : street + " ≈" + number;
    }
}
