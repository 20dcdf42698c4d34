package org.ventanilla.hub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.RefusedSubmission.Problem;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/**
 * What a submission must have to be taken at all. Deliberately little: a bad coordinate, an odd time or an unknown category
 * is a remark on the report, not a reason to lose it.
 */
final class SubmissionChecks {
    static final int MAX_TEXT = 50_000;
    private static final int MAX_KEY = 512;
    private static final int MAX_ATTACHMENTS = 50;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private SubmissionChecks() {}

    /** All problems at once; empty when it may come in. */
    static List<Problem> problems(Submission s) {
        var found = new ArrayList<Problem>();
        if (!Submission.SCHEMA.equals(s.schema())) {
            found.add(new Problem("schema", "'" + Submission.SCHEMA + "'"));
        }
        if (s.key() == null || s.key().isBlank() || s.key().length() > MAX_KEY) {
            found.add(new Problem("key", "1 to " + MAX_KEY + " characters"));
        }
        name(found, "instance", s.instance());
        name(found, "type", s.type());
        content(found, s);
        if (s.attachments().size() > MAX_ATTACHMENTS) {
            found.add(new Problem("attachments", "at most " + MAX_ATTACHMENTS));
        }
        for (int i = 0; i < s.attachments().size(); i++) {
            attachment(found, "attachments[" + i + "]", s.attachments().get(i));
        }
        return found;
    }

    private static void content(List<Problem> found, Submission s) {
        if (s.text() != null && s.text().raw() == null) {
            found.add(new Problem("text.raw", "the reporter's words"));
        } else if (s.text() != null && s.text().raw().length() > MAX_TEXT) {
            found.add(new Problem("text.raw", "at most " + MAX_TEXT + " characters"));
        }
        boolean says = s.text() != null || !s.attachments().isEmpty() || s.title() != null || s.location() != null;
        if (!says && s.quarantine() == null) {
            found.add(new Problem("text", "words, a title, a place or an attachment"));
        }
        if (s.quarantine() != null && s.rawRef() == null) {
            found.add(new Problem("rawRef", "the kept original of a quarantined item"));
        }
    }

    private static void attachment(List<Problem> found, String field, Attachment a) {
        if (a.state() == Attachment.State.STORED && (a.ref() == null || a.ref().isBlank())) {
            found.add(new Problem(field + ".ref", "a media reference, or a state other than STORED"));
        }
    }

    private static void name(List<Problem> found, String field, @Nullable String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            found.add(new Problem(field, "1 to 40 of a-z, 0-9, '-', '_', starting with a letter or digit"));
        }
    }
}
