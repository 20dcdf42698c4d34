package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;
import org.ventanilla.hub.incident.WorksUpdate.Effect;
import org.ventanilla.hub.incident.WorksUpdate.Outcome;

/**
 * What systems that do the work hand back: their word whether they do it, how it stands, words and photos of the result. Each
 * update counts once; one that comes late changes neither state nor word, and its words are not told.
 */
public final class Works {
    private static final String BY = "works";

    private final Pool pool;
    private final Signed signed;
    private final WorksStore store;
    private final Tools tools;

    /** What changes incidents. */
    record Tools(IncidentStore incidents, StaffActions actions, PhotoStore photos) {}

    Works(Pool pool, Signed signed, Incidents.Naming naming, Tools tools) {
        this.pool = pool;
        this.signed = signed;
        this.store = new WorksStore(naming.jurisdiction());
        this.tools = tools;
    }

    /** The word of a system about an incident. */
    public record Answer(String consumer, boolean accepted, Instant at, @Nullable String reason) {}

    /** What systems have said about an incident. */
    public Future<List<Answer>> answers(long incident) {
        return store.answers(pool, incident);
    }

    /** All of it in one transaction, or nothing; fails with {@link RefusedAction}. */
    public Future<Outcome> heard(WorksUpdate update) {
        if (update.saysNothing()) {
            return Future.failedFuture(
                    new RefusedAction(Code.BAD_VALUE, "say 'stage', 'status', 'text' or send photos"));
        }
        return signed.write((tx, log) -> store.known(tx, update)
                .compose(known -> known.isPresent()
                        ? again(known.get(), update)
                        : survivor(tx, update.incident())
                                .compose(row -> new Change(tx, log, row, update).made())
                                .map(outcome -> named(log, update, outcome))));
    }

    private static Future<Outcome> again(WorksStore.Known known, WorksUpdate update) {
        return known.fingerprint().equals(update.fingerprint())
                ? Future.succeededFuture(new Outcome(known.incident(), true, known.state(), known.answer()))
                : Future.failedFuture(new RefusedAction(
                        Code.OTHER_CONTENT,
                        "this 'updateId' came before with other content; give each update its own"));
    }

    /** Which system it was is no secret, unlike the name of a member of staff. */
    private static Outcome named(List<NewEvent> log, WorksUpdate update, Outcome outcome) {
        log.replaceAll(event -> {
            var data = new LinkedHashMap<>(event.data());
            data.put(BY, update.consumer());
            return new NewEvent(event.type(), event.subject(), event.occurredAt(), event.traceparent(), data);
        });
        return outcome;
    }

    /** What was merged goes on as the other one, which the system need not know. */
    private Future<IncidentRow> survivor(SqlClient tx, long id) {
        return tools.incidents().find(tx, id).compose(found -> {
            IncidentRow row = found.orElse(null);
            if (row == null) {
                return Future.failedFuture(
                        new RefusedAction(Code.UNKNOWN_INCIDENT, "there is no incident with this id"));
            }
            Long other = row.duplicateOf();
            return other == null ? Future.succeededFuture(row) : survivor(tx, other);
        });
    }

    /** One update on its way into one incident. */
    private final class Change {
        private final SqlClient tx;
        private final List<NewEvent> log;
        private final IncidentRow row;
        private final WorksUpdate update;
        private final Instant now = signed.clock().instant();

        Change(SqlClient tx, List<NewEvent> log, IncidentRow row, WorksUpdate update) {
            this.tx = tx;
            this.log = log;
            this.row = row;
            this.update = update;
        }

        Future<Outcome> made() {
            return word().compose(word -> state().compose(state -> {
                var outcome = new Outcome(row.id(), false, state, word);
                return store.keep(tx, update, outcome, now).map(outcome);
            }));
        }

        private Future<Effect> word() {
            return store.answers(tx, row.id()).compose(all -> {
                Optional<Answer> before = all.stream()
                        .filter(a -> a.consumer().equals(update.consumer()))
                        .findFirst();
                Boolean accepted = update.accepted();
                Effect effect = LateNews.answer(
                        before.map(a -> new LateNews.Word(a.accepted(), a.at())).orElse(null), accepted, update.at());
                return effect == Effect.APPLIED && accepted != null
                        ? store.answer(tx, row.id(), update, accepted)
                                .compose(kept -> told(
                                        IncidentEvents.WORKS_ANSWERED,
                                        Map.of("state", accepted ? "ACCEPTED" : "REFUSED")))
                                .map(effect)
                        : Future.succeededFuture(effect);
            });
        }

        private Future<Effect> state() {
            return store.since(tx, row.id()).compose(since -> {
                Effect effect = LateNews.of(row.status(), since, update.status(), update.at());
                return (effect == Effect.APPLIED ? changed() : added(effect != Effect.LATE)).map(effect);
            });
        }

        private Future<Void> changed() {
            Status to = update.status();
            if (to == null) {
                return Future.succeededFuture();
            }
            var wish = new Transitions.Wish(to, update.reason(), update.text());
            return Transitions.refusal(row.status(), wish)
                    .<Future<Void>>map(Future::failedFuture)
                    .orElseGet(() -> tools.actions().changed(tx, log, row, wish, update.photos()));
        }

        private Future<Void> added(boolean withWords) {
            String text = update.text();
            Future<Void> words = withWords && text != null
                    ? told(IncidentEvents.NOTE, Map.of("text", text, "public", row.isPublic()))
                    : Future.succeededFuture();
            for (String ref : update.photos()) {
                words = words.compose(done -> tools.photos()
                                .add(tx, row.id(), new PhotoStore.Batch(List.of(ref), null, true, ""), now))
                        .compose(done -> told(IncidentEvents.PHOTO, Map.of("ref", ref, "result", true)));
            }
            return words;
        }

        private Future<Void> told(String type, Map<String, @Nullable Object> fields) {
            return tools.incidents().touch(tx, row.id(), now).map(version -> {
                log.add(IncidentEvents.of(type, row.id(), version, now, fields));
                return null;
            });
        }
    }
}
