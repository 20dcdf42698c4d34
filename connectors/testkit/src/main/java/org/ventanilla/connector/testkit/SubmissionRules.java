package org.ventanilla.connector.testkit;

import java.util.regex.Pattern;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** The few things without which the real intake refuses a submission; a connector that forgets one finds out here. */
final class SubmissionRules {
    private static final int MAX_KEY = 512;
    private static final int MAX_TEXT = 50_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private SubmissionRules() {}

    /** Throws {@link IllegalArgumentException} naming the field, never its content. */
    static void check(Submission s) {
        expect(Submission.SCHEMA.equals(s.schema()), "schema", "'" + Submission.SCHEMA + "'");
        expect(s.key() != null && !s.key().isBlank() && s.key().length() <= MAX_KEY, "key", "1 to 512 characters");
        expect(s.instance() != null && NAME.matcher(s.instance()).matches(), "instance", "1 to 40 of a-z, 0-9, -, _");
        expect(s.type() != null && NAME.matcher(s.type()).matches(), "type", "1 to 40 of a-z, 0-9, -, _");
        boolean says = s.text() != null || !s.attachments().isEmpty() || s.title() != null || s.location() != null;
        expect(says || s.quarantine() != null, "text", "words, a title, a place or an attachment");
        expect(
                s.text() == null || (s.text().raw() != null && s.text().raw().length() <= MAX_TEXT),
                "text.raw",
                "at most 50,000 characters");
        expect(s.quarantine() == null || s.rawRef() != null, "rawRef", "the kept original of a quarantined item");
        for (Attachment file : s.attachments()) {
            boolean isThere = file.ref() != null && !file.ref().isBlank();
            expect(isThere || file.state() != Attachment.State.STORED, "attachments.ref", "a media reference");
        }
    }

    private static void expect(boolean good, String field, String expected) {
        if (!good) {
            throw new IllegalArgumentException(field + ": expected " + expected);
        }
    }
}
