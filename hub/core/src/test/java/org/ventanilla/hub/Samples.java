package org.ventanilla.hub;

import java.net.URI;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** Small made-up submissions for tests. */
public final class Samples {
    public static final String CITY = "testville";
    public static final ReportNumbers NUMBERS =
            new ReportNumbers(CITY, "AV", new Tokens("a secret that only the tests of this module know"));

    private Samples() {}

    /** What events of a made-up city are called. */
    public static Events.Naming naming(String jurisdiction) {
        return new Events.Naming(
                jurisdiction,
                "es.testville.ventanilla",
                URI.create("https://ventanilla.example.org"),
                Publishing.unruled());
    }

    /** A text message from a made-up number. */
    public static Submission sms(String nativeId, String text) {
        var reporter = new Reporter(
                "+34600000001", Reporter.AddressKind.MOBILE, null, "es", Reporter.Assurance.CLAIMED, true, null);
        return submission("sms", nativeId, text, reporter);
    }

    public static Submission submission(String instance, String nativeId, String text, Reporter reporter) {
        return Submission.draft(instance, instance, instance + ":" + nativeId)
                .connectorVersion("1")
                .reporter(reporter)
                .typed(text)
                .made();
    }

    /** Raw bytes that nobody could read. */
    public static Submission unreadable(String nativeId) {
        return Submission.draft("sms", "sms", "sms:" + nativeId)
                .connectorVersion("1")
                .quarantine(new Submission.Quarantine("unreadable", null))
                .rawRef("raw-" + nativeId)
                .made();
    }

    /** The same from a process that holds, or held, the lease of its source. */
    public static Submission leased(Submission s, long token) {
        return s.changed().leaseToken(token).made();
    }
}
