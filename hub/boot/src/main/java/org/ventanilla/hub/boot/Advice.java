package org.ventanilla.hub.boot;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.hub.boot.history.History;
import org.ventanilla.hub.boot.history.Mapping;
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
            return List.of("A port cannot be used: " + cause.getMessage()
                    + ". Choose another with --port or in the configuration.");
        }
        if (saysWhatToDo(cause)) {
            return List.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof AccessDeniedException denied) {
            return List.of(
                    "This may not be written: " + denied.getFile() + ". Choose another folder or change its owner.");
        }
        if (cause instanceof FileAlreadyExistsException || isInsideFile(cause)) {
            return List.of("A folder is needed, and this is a file or inside one: "
                    + ((FileSystemException) cause).getFile() + ". Choose another folder.");
        }
        if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("No space left")) {
            return List.of("The disk is full. Free space or choose a folder on another one.");
        }
        return List.of();
    }

    private static boolean saysWhatToDo(Throwable cause) {
        return cause instanceof EmbeddedDatabase.Unusable
                || cause instanceof Mapping.Unusable
                || cause instanceof History.NobodyFiles;
    }

    private static boolean isInsideFile(Throwable cause) {
        return cause instanceof FileSystemException file && "Not a directory".equals(file.getReason());
    }
}
