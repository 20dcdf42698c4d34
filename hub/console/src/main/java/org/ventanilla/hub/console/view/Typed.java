package org.ventanilla.hub.console.view;

import java.util.List;
import java.util.Map;

/**
 * What was typed into one of the forms of a page when it could not be used.
 *
 * @param form name of the form, empty for none
 * @param kept references of photos that are already here
 * @param field what the problem is about
 * @param problem message key, empty for none
 */
public record Typed(String form, Map<String, String> values, List<String> kept, String field, String problem) {
    /** A page that was just opened. */
    public static final Typed NOTHING = new Typed("", Map.of(), List.of(), "", "");

    public String value(String ofForm, String ofField) {
        return form.equals(ofForm) ? values.getOrDefault(ofField, "") : "";
    }

    public boolean isIn(String ofForm) {
        return form.equals(ofForm);
    }

    /** Message key of what is wrong with a field, empty when nothing is. */
    public String problemOf(String ofForm, String ofField) {
        return form.equals(ofForm) && field.equals(ofField) ? problem : "";
    }

    public List<String> keptIn(String ofForm) {
        return form.equals(ofForm) ? kept : List.of();
    }
}
