package org.ventanilla.hub.boot.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;

/**
 * What was made of one record.
 *
 * @param line where it begins in the file
 * @param id its own id; empty when it has none
 * @param submission what is handed in; null when it cannot be
 * @param reasons stable codes of what could not be understood
 */
record Entry(long line, String id, @Nullable Submission submission, List<String> reasons) {
    Entry {
        reasons = List.copyOf(reasons);
    }

    static Entry left(long line, @Nullable String id, String reason) {
        return new Entry(line, id == null ? "" : id, null, List.of(reason));
    }

    @Override
    public String toString() {
        return "Entry[" + line + "]";
    }
}
