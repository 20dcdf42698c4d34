package org.ventanilla.connector.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page after sending.
 *
 * @param follow full address of the follow page
 * @param again whether this very form had been sent before
 * @param changed whether it had been sent before with other words: both are kept
 * @param answer channel on which the answer will come, {@code none} for none
 * @param badFiles photos that could not be kept or read
 */
public record DoneView(
        @Nullable String number,
        @Nullable String follow,
        boolean again,
        boolean changed,
        String answer,
        List<BadFile> badFiles) {
    public DoneView {
        badFiles = List.copyOf(badFiles);
    }

    /** A file and what is wrong with it. */
    public record BadFile(String name, String problem) {}
}
