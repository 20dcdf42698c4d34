package org.ventanilla.hub.understand;

import org.jspecify.annotations.Nullable;

/**
 * A street that somebody named and that the gazetteer does not have. Nothing else of what they said is in it, so that it may be
 * asked of others.
 *
 * @param street type and name as they were written, without number
 * @param number of the house
 */
public record Sought(String street, @Nullable Integer number) {
    @Override
    public String toString() {
        return "Sought[]";
    }
}
