package org.ventanilla.hub.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * The find-by-number box.
 *
 * @param number as typed
 * @param code as typed
 * @param problem message key of what is missing or wrong, if anything
 * @param path of the report's page, when nothing is
 */
public record FindView(String number, String code, @Nullable String problem, @Nullable String path) {
    /** An empty box. */
    public static final FindView EMPTY = new FindView("", "", null, null);

    /** Whether the field is to be typed again. */
    public boolean isWrong(String field) {
        return problem != null
                && (problem.equals("find.missing.both") || problem.endsWith(".code") == field.equals("code"));
    }

    /** The code is a secret. */
    @Override
    public String toString() {
        return "FindView[" + problem + "]";
    }
}
