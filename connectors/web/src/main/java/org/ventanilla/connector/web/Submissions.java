package org.ventanilla.connector.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission;

/** Makes the submission of a form that passed its checks. Pure. */
record Submissions(String instance, @Nullable String phoneRegion) {

    Submission of(Form form, List<Attachment> photos, String language, Instant now) {
        Submission bare = bare(form, photos, language, now);
        return new Submission(
                bare.schema(),
                bare.key(),
                Fingerprint.of(bare),
                null,
                instance,
                bare.type(),
                bare.connectorVersion(),
                null,
                null,
                null,
                null,
                now,
                bare.reporter(),
                null,
                bare.text(),
                bare.location(),
                null,
                null,
                photos,
                null,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private Submission bare(Form form, List<Attachment> photos, String language, Instant now) {
        return new Submission(
                Submission.SCHEMA,
                instance + ":" + form.formId(),
                null,
                null,
                instance,
                WebConnector.TYPE,
                WebConnector.VERSION,
                null,
                null,
                null,
                null,
                now,
                reporter(form, language),
                null,
                new Submission.Text(readable(form.text()), null, Submission.TextSource.TYPED, null),
                location(form),
                null,
                null,
                photos,
                null,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private Reporter reporter(Form form, String language) {
        return switch (form.answer()) {
            case "email" -> answerable(form.email(), AddressKind.EMAIL, language, "email");
            case "sms" -> answerable(Checks.mobile(form.phone(), phoneRegion), AddressKind.MOBILE, language, "sms");
            default -> new Reporter(null, AddressKind.NONE, null, language, Assurance.NONE, false, null);
        };
    }

    private static Reporter answerable(@Nullable String address, AddressKind kind, String language, String channel) {
        return new Reporter(address, kind, null, language, Assurance.CLAIMED, true, channel);
    }

    private static @Nullable GivenLocation location(Form form) {
        var point = Checks.point(form);
        String words = form.place().isBlank() ? null : readable(form.place());
        if (point == null) {
            return words == null ? null : new GivenLocation(null, null, null, null, words);
        }
        return new GivenLocation(point.lat(), point.lon(), point.accuracy(), GivenLocation.Obtained.DEVICE, words);
    }

    /** Line ends as everywhere else; NUL, which no database text can hold, shown as what it is. */
    private static String readable(String typed) {
        return typed.replace("\r\n", "\n").replace('\0', '\uFFFD');
    }
}
