package org.ventanilla.hub.geocode;

import org.jspecify.annotations.Nullable;

/**
 * A street, and a house in it: all that others are told.
 *
 * @param street type and name, in this order
 * @param number of the house
 */
public record Address(String street, @Nullable Integer number) {

    /** Under which its answer is kept: how it was written does not matter. */
    String key() {
        return "address " + String.join(" ", StreetNames.words(street)) + (number == null ? "" : " " + number);
    }

    /** As it is read. */
    public String name() {
        return number == null ? street : street + " " + number;
    }

    /** Where somebody lives has no business in a log. */
    @Override
    public String toString() {
        return "Address[]";
    }
}
