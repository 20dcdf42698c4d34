package org.ventanilla.connector.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form page.
 *
 * @param notice key of what went wrong on our side, if anything
 * @param lostFiles names of photos that the browser cannot keep and that must be chosen again
 */
public record FormView(
        Form form, String csrf, List<Problem> problems, @Nullable String notice, List<String> lostFiles) {
    public FormView {
        problems = List.copyOf(problems);
        lostFiles = List.copyOf(lostFiles);
    }
}
