package org.ventanilla.hub.boot.history;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/**
 * What was made of one record.
 *
 * @param line where it begins in the file
 * @param id its own id; empty when it has none
 * @param submission what is handed in; null when it cannot be
 * @param photos addresses of its photos, or their files beside the file it stands in
 * @param reasons stable codes of what could not be understood
 */
record Entry(long line, String id, @Nullable Submission submission, List<String> photos, List<String> reasons) {
    Entry {
        photos = List.copyOf(photos);
        reasons = List.copyOf(reasons);
    }

    static Entry left(long line, @Nullable String id, String reason) {
        return new Entry(line, id == null ? "" : id, null, List.of(), List.of(reason));
    }

    /** The same with its photos as files, and what could not be had of them. */
    Entry with(List<Attachment> files, List<String> problems) {
        if (submission == null || (files.isEmpty() && problems.isEmpty())) {
            return this;
        }
        var all = Stream.concat(reasons.stream(), problems.stream()).distinct().toList();
        return new Entry(line, id, submission.changed().attachments(files).made(), List.of(), all);
    }

    @Override
    public String toString() {
        return "Entry[" + line + "]";
    }
}
