package org.ventanilla.hub.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * The find-by-number box.
 *
 * @param number as typed
 * @param problem message key of what is wrong with it, if anything
 */
public record FindView(String number, @Nullable String problem) {
    /** An empty box. */
    public static final FindView EMPTY = new FindView("", null);
}
