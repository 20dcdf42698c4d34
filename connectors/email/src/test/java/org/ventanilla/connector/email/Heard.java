package org.ventanilla.connector.email;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.ThreadRef;

/** A submission as tests look at it: what is absent is empty. */
record Heard(Submission submission) {
    private static final ThreadRef NO_THREAD = new ThreadRef(null, null, List.of(), null, null);

    String key() {
        return submission.key();
    }

    String title() {
        return orEmpty(submission.title());
    }

    /** All words, as they were written. */
    String words() {
        return submission.text() == null ? "" : submission.text().raw();
    }

    /** The words a reader is shown. */
    String shown() {
        return submission.text() == null ? "" : submission.text().shown();
    }

    String from() {
        return submission.reporter() == null
                ? ""
                : orEmpty(submission.reporter().address());
    }

    boolean mayBeAnswered() {
        return submission.reporter() != null
                && submission.reporter().canBeAnswered()
                && !flags().contains(Flag.NO_ANSWER);
    }

    String rawRef() {
        return Objects.requireNonNull(submission.rawRef(), "the original is always kept");
    }

    ThreadRef thread() {
        return submission.thread() == null ? NO_THREAD : submission.thread();
    }

    List<Flag> flags() {
        return submission.flags();
    }

    List<Attachment> files() {
        return submission.attachments();
    }

    /** Why a person must look, empty for a mail that could be read. */
    String quarantine() {
        return submission.quarantine() == null ? "" : submission.quarantine().reason();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
