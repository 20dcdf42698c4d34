package org.ventanilla.hub.city;

/** Who does the work. */
public record Department(String code, String nameEs, String nameEn) {

    /** Name in the language, Spanish for any that is not English. */
    public String name(String language) {
        return language.startsWith("en") ? nameEn : nameEs;
    }
}
