package org.ventanilla.hub.transcript;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/**
 * What a person says of a proposed report while confirming it; what is null stays as it was understood.
 *
 * @param words instead of all that was heard
 * @param answered whether the reporter wants to be told how it goes
 */
public record Correction(
        @Nullable String words,
        @Nullable String category,
        @Nullable Boolean danger,
        @Nullable GivenLocation place,
        @Nullable Reporter reporter,
        boolean answered) {
    /** @param place null when the person said nothing of it */
    static Correction of(Told told, @Nullable GivenLocation place) {
        boolean isSomebody = told.who().number() != null || told.who().mail() != null;
        return new Correction(
                told.words().isEmpty() ? null : told.words(),
                told.what().category(),
                told.what().danger(),
                place,
                isSomebody ? told.reporter() : null,
                told.who().answer() != Told.Answer.NONE);
    }

    /** The report as the person wants it filed: no machine's any more. */
    public Submission of(Submission heard) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(heard.flags());
        flags.remove(Flag.TRANSCRIBED);
        if (answered) {
            flags.remove(Flag.NO_ANSWER);
            flags.remove(Flag.PARTIAL);
        }
        var draft = heard.changed().flags(List.copyOf(flags));
        if (words != null) {
            draft.text(new Text(words, null, TextSource.TYPED, null));
        }
        if (category != null) {
            draft.category(category);
        }
        if (danger != null) {
            draft.danger(danger);
        }
        if (place != null) {
            draft.location(place);
        }
        return reporter == null ? draft.made() : draft.reporter(reporter).made();
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Correction[]";
    }
}
