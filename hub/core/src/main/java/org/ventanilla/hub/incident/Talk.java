package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.model.Wire;

/** What a conversation does to an incident, in the lane's transaction: the lane knows what was said, this room what it means. */
public final class Talk {
    private final TalkStore store;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PhotoStore ratings;

    Talk(TalkStore store, IncidentStore incidents, ReportStore reports, PhotoStore ratings) {
        this.store = store;
        this.incidents = incidents;
        this.reports = reports;
        this.ratings = ratings;
    }

    /** The latest reports of one sender, newest first. */
    public Future<List<EarlierReport>> earlier(SqlClient tx, long contact) {
        return store.earlier(tx, contact);
    }

    /** The reporter asks how it stands: they are told. */
    public Future<Void> statusAsked(SqlClient tx, List<NewEvent> log, EarlierReport report, Instant at) {
        return told(tx, log, IncidentEvents.STATUS_ASKED, report, at);
    }

    /** What was said to be solved is not, says the reporter: they are told that somebody looks. */
    public Future<Void> stillThere(SqlClient tx, List<NewEvent> log, EarlierReport report, Instant at) {
        return told(tx, log, IncidentEvents.STILL_THERE, report, at);
    }

    private Future<Void> told(SqlClient tx, List<NewEvent> log, String type, EarlierReport report, Instant at) {
        return incidents.touch(tx, report.incident(), at).map(version -> {
            Map<String, @Nullable Object> fields = Map.of("reportId", Long.toString(report.id()));
            log.add(IncidentEvents.of(type, report.incident(), version, at, fields));
            return null;
        });
    }

    /** Records a rating; a later one replaces it. */
    public Future<Void> rated(SqlClient tx, List<NewEvent> log, EarlierReport report, Ratings.Rated rated, Instant at) {
        return ratings.rate(tx, report.id(), new PhotoStore.Rating(rated.stars(), rated.comment()), at)
                .compose(done -> incidents.touch(tx, report.incident(), at))
                .map(version -> {
                    Map<String, @Nullable Object> fields =
                            Map.of("reportId", Long.toString(report.id()), "stars", rated.stars());
                    log.add(IncidentEvents.of(IncidentEvents.RATED, report.incident(), version, at, fields));
                    return null;
                });
    }

    /**
     * What several messages say together.
     *
     * @param whole the incident that all of them would make
     * @param another whether it says better what it is
     * @param followUp the report id of the last of them
     */
    public record Heard(EarlierReport report, NewIncident whole, boolean another, long followUp, Instant at) {}

    /**
     * Learns what is the matter, and that somebody may get hurt, as long as nobody else has reported it and no one of the
     * staff has looked. Answers whether the category is another one now.
     */
    public Future<Boolean> learn(SqlClient tx, List<NewEvent> log, Heard heard) {
        return incidents.find(tx, heard.report().incident()).compose(found -> {
            if (found.isEmpty() || found.get().status().isClosed()) {
                return Future.succeededFuture(false);
            }
            IncidentRow row = found.get();
            boolean what = heard.another() && row.reportCount() == 1 && row.status() == Status.RECEIVED;
            boolean danger = heard.whole().danger() && !row.danger();
            return !what && !danger
                    ? Future.succeededFuture(false)
                    : learned(tx, log, heard, row, what ? heard.whole() : null).map(what);
        });
    }

    private Future<Void> learned(
            SqlClient tx, List<NewEvent> log, Heard heard, IncidentRow row, @Nullable NewIncident what) {
        boolean danger = heard.whole().danger() && !row.danger();
        return incidents
                .learn(tx, row, what, danger, heard.at())
                .compose(version -> reports.find(tx, heard.report().id()).compose(root -> reports.understood(
                                tx,
                                heard.report().id(),
                                root.map(r -> r.understood())
                                        .map(before -> whole(before, what, danger))
                                        .orElse(null))
                        .map(done -> {
                            log.add(event(heard, row, what, version));
                            if (danger) {
                                log.add(dangerous(heard, version));
                            }
                            return null;
                        })));
    }

    private static JsonObject whole(JsonObject before, @Nullable NewIncident what, boolean danger) {
        var was = Wire.fromMap(before.getMap(), NewIncident.class);
        var now = what == null ? was : what.at(was.spot());
        return new JsonObject(Wire.toMap(now.dangerous(danger || was.danger())));
    }

    private static NewEvent event(Heard heard, IncidentRow row, @Nullable NewIncident what, int version) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("followUpId", Long.toString(heard.followUp()));
        fields.put("from", row.category());
        fields.put("category", what == null ? row.category() : what.category());
        fields.put("department", what == null ? row.department() : what.department());
        fields.put("danger", row.danger() || heard.whole().danger());
        fields.put("public", what == null ? row.isPublic() : what.isPublic());
        return IncidentEvents.of(IncidentEvents.LEARNED, row.id(), version, heard.at(), Objects.requireNonNull(fields));
    }

    private static NewEvent dangerous(Heard heard, int version) {
        Map<String, @Nullable Object> fields =
                Map.of("reportId", Long.toString(heard.report().id()), "danger", true);
        return IncidentEvents.of(IncidentEvents.DANGER, heard.report().incident(), version, heard.at(), fields);
    }
}
