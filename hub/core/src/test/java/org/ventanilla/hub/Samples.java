package org.ventanilla.hub;

import java.util.List;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** Small made-up submissions for tests. */
public final class Samples {
    public static final String CITY = "testville";
    public static final ReportNumbers NUMBERS =
            new ReportNumbers(CITY, "AV", new Tokens("a secret that only the tests of this module know"));

    private Samples() {}

    /** A text message from a made-up number. */
    public static Submission sms(String nativeId, String text) {
        var reporter = new Reporter(
                "+34600000001", Reporter.AddressKind.MOBILE, null, "es", Reporter.Assurance.CLAIMED, true, null);
        return submission("sms", nativeId, text, reporter);
    }

    public static Submission submission(String instance, String nativeId, String text, Reporter reporter) {
        return new Submission(
                Submission.SCHEMA,
                instance + ":" + nativeId,
                null,
                null,
                instance,
                instance,
                "1",
                null,
                null,
                null,
                null,
                null,
                reporter,
                null,
                new Submission.Text(text, null, Submission.TextSource.TYPED, null),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    /** The same with raw bytes that nobody could read. */
    public static Submission unreadable(String nativeId) {
        var s = sms(nativeId, "");
        return new Submission(
                s.schema(),
                s.key(),
                null,
                null,
                s.instance(),
                s.type(),
                "1",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                new Submission.Quarantine("unreadable", null),
                "raw-" + nativeId,
                null,
                List.of());
    }

    /** The same from a process that holds, or held, the lease of its source. */
    public static Submission leased(Submission s, long token) {
        return new Submission(
                s.schema(),
                s.key(),
                s.fingerprint(),
                s.jurisdiction(),
                s.instance(),
                s.type(),
                s.connectorVersion(),
                token,
                s.occurredAt(),
                s.deviceAt(),
                s.sentAt(),
                s.receivedAt(),
                s.reporter(),
                s.title(),
                s.text(),
                s.location(),
                s.kindHint(),
                s.category(),
                s.attachments(),
                s.thread(),
                s.flags(),
                s.quarantine(),
                s.rawRef(),
                s.traceparent(),
                List.of());
    }
}
