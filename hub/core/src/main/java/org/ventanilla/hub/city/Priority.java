package org.ventanilla.hub.city;

/**
 * How soon something must be looked at.
 *
 * @param code {@code P1} (most urgent) to {@code P4}
 * @param acknowledgeHours hours until a person has seen it
 */
public record Priority(String code, String nameEs, String nameEn, int acknowledgeHours) {

    /** Name in the language, Spanish for any that is not English. */
    public String name(String language) {
        return language.startsWith("en") ? nameEn : nameEs;
    }
}
