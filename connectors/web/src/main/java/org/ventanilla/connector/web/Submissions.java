package org.ventanilla.connector.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission;

/** Makes the submission of a form that passed its checks. Pure. */
record Submissions(String instance, @Nullable String phoneRegion) {

    Submission of(Form form, List<Attachment> photos, String language, Instant now) {
        return Submission.draft(instance, WebConnector.TYPE, instance + ":" + form.formId())
                .connectorVersion(WebConnector.VERSION)
                .receivedAt(now)
                .reporter(reporter(form, language))
                .typed(readable(form.text()))
                .location(location(form))
                .attachments(photos)
                .incident(chosen(form))
                .fingerprinted()
                .made();
    }

    private static @Nullable String chosen(Form form) {
        String chosen = form.step().chosen();
        return chosen.matches("[0-9]{1,18}") ? chosen : null;
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
