package org.ventanilla.connector.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.phone.Move.Line;
import org.ventanilla.connector.phone.Move.Then;
import org.ventanilla.connector.phone.Stand.Question;
import org.ventanilla.model.PlaceAnswer;

/**
 * The dialogue: what is wrong, where, is it dangerous, may we text you. Pure: from where the call stands and what was said to
 * what the line does next. Asks nothing more than twice; then a person takes over, or it goes on without the answer.
 */
final class CallFlow {
    /** After so many answers that were not understood somebody else should listen. */
    private static final int PATIENCE = 2;

    private final Speech speech;
    private final PhoneSettings settings;

    CallFlow(Speech speech, PhoneSettings settings) {
        this.speech = speech;
        this.settings = settings;
    }

    /** Somebody calls. */
    Move greeting(Stand stand) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(stand, "greeting", settings.siteName(), settings.emergencyNumber()));
        for (String other : speech.others(stand.language())) {
            lines.add(new Line(other, speech.text(other, "other")));
        }
        lines.add(line(stand, "ask.what"));
        return new Move(lines, Then.ASK, stand, false);
    }

    /** Whether the hub should be asked for the place in these words before {@link #next}. */
    boolean mayNamePlace(Stand stand, Said said) {
        return switch (stand.asked()) {
            case WHAT, WHERE -> Answers.saysSomething(said) && !wantsPerson(stand, said);
            case PLACE -> isCorrection(stand, said);
            case DANGER, TEXT -> false;
        };
    }

    /** Whether words said at the question about the place name another one. */
    boolean isCorrection(Stand stand, Said said) {
        var answers = speech.answers(stand.language());
        return stand.asked() == Question.PLACE
                && Answers.saysSomething(said)
                && !answers.isYes(said)
                && !answers.isBare(said)
                && !answers.wantsPerson(said);
    }

    boolean wantsPerson(Stand stand, Said said) {
        return speech.answers(stand.language()).wantsPerson(said);
    }

    /**
     * Something was said, or nothing.
     *
     * @param place that the words name; null when nobody could be asked, which is no fault of the caller's
     */
    Move next(Stand stand, Said said, @Nullable PlaceAnswer place) {
        if (wantsPerson(stand, said)) {
            return person(stand);
        }
        return switch (stand.asked()) {
            case WHAT -> what(stand, said, place);
            case WHERE -> Answers.saysSomething(said) ? placed(stand, place) : misunderstood(stand, Question.WHERE);
            case PLACE -> confirmed(stand, said, place);
            case DANGER -> danger(stand, said);
            case TEXT -> text(stand, said);
        };
    }

    private Move what(Stand stand, Said said, @Nullable PlaceAnswer place) {
        var others = speech.others(stand.language());
        if (said.isKey("2") && !others.isEmpty()) {
            Stand changed = stand.in(others.get(0));
            return ask(changed, "ask.what");
        }
        if (!Answers.saysSomething(said)) {
            return misunderstood(stand, Question.WHAT);
        }
        return place != null && place.name() != null && !place.vague()
                ? repeated(stand.ask(Question.PLACE), place)
                : ask(stand.ask(Question.WHERE), "ask.where");
    }

    private Move placed(Stand stand, @Nullable PlaceAnswer place) {
        if (place == null) {
            return ask(stand.ask(Question.DANGER), "ask.danger");
        }
        return place.name() == null ? misunderstood(stand, Question.WHERE) : repeated(stand.on(Question.PLACE), place);
    }

    private Move repeated(Stand next, PlaceAnswer place) {
        return new Move(List.of(line(next, "ask.place", String.valueOf(place.name()))), Then.ASK, next, false);
    }

    private Move confirmed(Stand stand, Said said, @Nullable PlaceAnswer place) {
        var answers = speech.answers(stand.language());
        if (isCorrection(stand, said)) {
            return placed(stand, place);
        }
        if (answers.isYes(said)) {
            return ask(stand.ask(Question.DANGER), "ask.danger");
        }
        boolean more = stand.failures() + 1 < PATIENCE;
        return answers.isNo(said) && more
                ? ask(stand.again(Question.WHERE), "ask.where")
                : misunderstood(stand, Question.WHERE);
    }

    private Move danger(Stand stand, Said said) {
        var answers = speech.answers(stand.language());
        boolean other = Answers.saysSomething(said) && !answers.isNo(said);
        if (answers.isYes(said) || other) {
            return afterDanger(stand).after(line(stand, "danger.now", settings.emergencyNumber()));
        }
        return answers.isNo(said) || stand.failures() + 1 >= PATIENCE
                ? afterDanger(stand)
                : ask(stand.again(Question.DANGER), "again.danger");
    }

    private Move afterDanger(Stand stand) {
        return stand.textable() ? ask(stand.ask(Question.TEXT), "ask.text") : bye(stand, false);
    }

    private Move text(Stand stand, Said said) {
        var answers = speech.answers(stand.language());
        if (answers.isYes(said)) {
            return bye(stand, true);
        }
        return answers.isNo(said) || stand.failures() + 1 >= PATIENCE
                ? bye(stand, false)
                : ask(stand.again(Question.TEXT), "again.text");
    }

    private Move bye(Stand stand, boolean texted) {
        List<Line> lines = new ArrayList<>();
        String number = stand.number();
        lines.add(number == null ? line(stand, "bye") : line(stand, "bye.number", Speech.spelled(number)));
        if (texted) {
            lines.add(line(stand, "bye.text"));
        }
        return new Move(lines, Then.HANG_UP, stand, true);
    }

    /** Once more; then a person, or on without it. */
    private Move misunderstood(Stand stand, Question question) {
        if (stand.failures() + 1 < PATIENCE) {
            return ask(stand.again(question), "again." + question.code());
        }
        if (settings.operator() != null) {
            return person(stand);
        }
        return question == Question.WHAT
                ? failed(stand)
                : ask(stand.ask(Question.DANGER), "ask.danger").after(line(stand, "place.left"));
    }

    private Move person(Stand stand) {
        if (settings.operator() != null) {
            var wait = new Move(List.of(line(stand, "person.wait")), Then.PERSON, stand, false);
            return settings.speech().transcribe() ? wait.after(line(stand, "noted")) : wait;
        }
        return stand.failures() + 1 >= PATIENCE
                ? failed(stand)
                : ask(
                                stand.again(again(stand.asked())),
                                "ask." + again(stand.asked()).code())
                        .after(line(stand, "person.none"));
    }

    /** A place that was not confirmed is asked for again. */
    private static Question again(Question asked) {
        return asked == Question.PLACE ? Question.WHERE : asked;
    }

    /** The call to a person is over. */
    Move spoken(Stand stand, boolean reached) {
        return reached
                ? new Move(List.of(), Then.HANG_UP, stand, false)
                : leave(stand, List.of(line(stand, "person.busy")));
    }

    /** Nobody could be understood, and nobody is there to listen. */
    private Move failed(Stand stand) {
        return settings.speech().record()
                ? leave(stand, List.of())
                : new Move(List.of(line(stand, "bye.failed")), Then.HANG_UP, stand, false);
    }

    /** A message, where one may be left; else that was all. */
    private Move leave(Stand stand, List<Line> why) {
        if (!settings.speech().record()) {
            return new Move(why, Then.HANG_UP, stand, false);
        }
        List<Line> lines = new ArrayList<>(why);
        lines.add(line(stand, "leave"));
        return new Move(lines, Then.RECORD, stand, false);
    }

    /** A message was left. */
    Move left(Stand stand) {
        return new Move(List.of(line(stand, "left")), Then.HANG_UP, stand, false);
    }

    private Move ask(Stand next, String key) {
        return new Move(List.of(line(next, key)), Then.ASK, next, false);
    }

    private Line line(Stand stand, String key, Object... about) {
        return new Line(stand.language(), speech.text(stand.language(), key, about));
    }
}
