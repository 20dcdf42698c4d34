package org.ventanilla.hub.city;

/**
 * A family of categories.
 *
 * @param code three letters, for example {@code ALU}
 * @param icon name of a picture
 * @param colour as {@code #RRGGBB}
 */
public record Group(String code, String nameEs, String nameEn, String icon, String colour) {

    /** Name in the language, Spanish for any that is not English. */
    public String name(String language) {
        return language.startsWith("en") ? nameEn : nameEs;
    }
}
