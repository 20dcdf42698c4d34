package org.ventanilla.hub.console;

import io.vertx.core.Future;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.ConsoleData.StatusChange;
import org.ventanilla.hub.incident.Status;

/** Each form turned into what it asks of the hub. An unreadable field is a {@link FormProblem}. */
final class Deeds {
    private final ConsoleData data;

    Deeds(ConsoleData data) {
        this.data = data;
    }

    /**
     * Where to go and what to say there.
     *
     * @param what message key below {@code done.}
     * @param number of another incident to name; 0 for none
     */
    record Done(long incident, String what, long number) {
        String address() {
            return IncidentPages.address(incident) + "?done=" + what + (number == 0 ? "" : "&n=" + number);
        }
    }

    private ConsoleData by(Form form) {
        return data.by(Gate.who(form.ctx()));
    }

    private static Done done(Form form, String what) {
        return new Done(form.incident(), what, 0);
    }

    Future<Done> status(Form form) {
        String wanted = form.required("status", "problem.status");
        Status to = Arrays.stream(Status.values())
                .filter(status -> status.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new FormProblem("status", "problem.status"));
        var change = new StatusChange(to, form.orNull("reason"), form.words("text"), form.kept());
        return by(form).changeStatus(form.incident(), change).map(changed -> done(form, "status"));
    }

    Future<Done> note(Form form) {
        String words = form.words("text");
        if (words == null) {
            throw new FormProblem("text", "problem.note");
        }
        return by(form).note(form.incident(), words).map(written -> done(form, "note"));
    }

    Future<Done> ask(Form form) {
        String words = form.words("text");
        if (words == null) {
            throw new FormProblem("text", "problem.ask");
        }
        return by(form).ask(form.incident(), words).map(sent -> done(form, "ask"));
    }

    Future<Done> looked(Form form) {
        return by(form).looked(form.incident()).map(seen -> done(form, "looked"));
    }

    Future<Done> photo(Form form) {
        if (form.kept().isEmpty()) {
            throw new FormProblem("photo", "problem.photo");
        }
        boolean result = !"before".equals(form.orNull("shows"));
        String alt = form.words("alt");
        Future<Void> all = Future.succeededFuture();
        for (String ref : form.kept()) {
            all = all.compose(added -> by(form).addPhoto(form.incident(), ref, result, alt == null ? "" : alt));
        }
        return all.map(added -> done(form, "photo"));
    }

    Future<Done> assign(Form form) {
        String department = form.required("department", "problem.department");
        if (data.city().departments().stream().noneMatch(d -> d.code().equals(department))) {
            throw new FormProblem("department", "problem.department");
        }
        return by(form).assign(form.incident(), department, assignee(form)).map(given -> done(form, "assign"));
    }

    /** A name that was only left standing says nothing: nobody follows to another department by being forgotten. */
    private static @Nullable String assignee(Form form) {
        String named = form.words("assignee");
        String said = named == null ? "" : named;
        return said.equals(form.values().getOrDefault("assignee-was", "")) ? null : said;
    }

    Future<Done> category(Form form) {
        String category = form.required("category", "problem.category");
        if (data.city().categories().stream().noneMatch(c -> c.code().equals(category))) {
            throw new FormProblem("category", "problem.category");
        }
        return by(form).categorise(form.incident(), category).map(said -> done(form, "category"));
    }

    Future<Done> place(Form form) {
        return by(form).place(form.incident(), form.required("words", "problem.place"))
                .map(found -> done(form, "place"));
    }

    Future<Done> merge(Form form) {
        long into = form.number("into", "problem.into");
        return by(form).merge(form.incident(), into).map(merged -> new Done(into, "merge", form.incident()));
    }

    Future<Done> split(Form form) {
        return by(form).split(form.incident(), form.number("report", "problem.report"))
                .map(made -> new Done(form.incident(), "split", made));
    }

    Future<Done> undo(Form form) {
        return by(form).undoMerge(form.incident()).map(undone -> done(form, "undo"));
    }

    Future<Done> answer(Form form) {
        long report = form.number("report", "problem.report");
        long perhaps = form.number("perhaps", "problem.into");
        boolean same = "same".equals(form.orNull("answer"));
        return by(form).answer(report, perhaps, same)
                .map(goesOn -> same ? new Done(goesOn, "joined", 0) : new Done(form.incident(), "apart", 0));
    }
}
