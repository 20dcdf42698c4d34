package org.ventanilla.hub.boot;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.hub.city.BadCityFiles;

/** What to tell an operator about a failure they can do something about. */
final class Advice {
    private Advice() {}

    /** Lines to show; empty when it is our fault. */
    static List<String> of(Throwable cause) {
        if (cause instanceof BadSettings bad) {
            var lines = new ArrayList<String>();
            lines.add("The configuration cannot be used:");
            bad.problems().forEach(p -> lines.add("  " + p));
            return lines;
        }
        if (cause instanceof BadCityFiles bad) {
            return List.of("The city's files cannot be used: " + bad.getMessage());
        }
        if (cause instanceof BindException) {
            return List.of(
                    "A port is taken: " + cause.getMessage() + ". Choose another with --port or in the configuration.");
        }
        if (cause instanceof EmbeddedDatabase.FolderInUse) {
            return List.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof AccessDeniedException denied) {
            return List.of(
                    "This may not be written: " + denied.getFile() + ". Choose another folder or change its owner.");
        }
        return List.of();
    }
}
