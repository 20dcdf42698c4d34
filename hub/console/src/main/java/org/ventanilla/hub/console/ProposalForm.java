package org.ventanilla.hub.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.ConsoleData.CityView;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.desk.Told.Answer;
import org.ventanilla.hub.transcript.Proposal;

/** The form that confirms a proposed report, as what is to be corrected. Throws a {@link FormProblem}. */
record ProposalForm(Form form, CityView city, SpeechData data) {
    private static final String KEY = "confirmed";

    Told told(Proposal proposal) {
        String words = form.words("text");
        var what = new Told.What(category(), null, "yes".equals(form.orNull("danger")));
        return new Told(KEY, who(), words == null ? "" : words, what, where(proposal));
    }

    int version() {
        String given = form.orNull("version");
        return given != null && given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : 0;
    }

    private String category() {
        String code = form.required("category", "proposal.problem.category");
        if (city.categories().stream().noneMatch(c -> c.code().equals(code))) {
            throw new FormProblem("category", "proposal.problem.category");
        }
        return code;
    }

    /** What was understood and not changed stays as exact as it was. */
    private Told.Where where(Proposal proposal) {
        String place = form.words("place");
        boolean isSame =
                place == null || place.equals(proposal.proposed().place().value());
        return new Told.Where(isSame ? null : place, null, null);
    }

    private Told.Who who() {
        @Nullable String given = form.orNull("number");
        boolean wanted = "sms".equals(form.orNull("answer"));
        if (!wanted) {
            return new Told.Who(null, null, null, null, Answer.NONE);
        }
        Optional<PhoneNumbers.Phone> number = data.phone(given == null ? "" : given);
        if (number.filter(PhoneNumbers.Phone::isMobile).isEmpty()) {
            throw new FormProblem("number", "proposal.problem.number");
        }
        return new Told.Who(number.get(), null, null, null, Answer.SMS);
    }
}
