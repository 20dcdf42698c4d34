package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;
import org.ventanilla.hub.incident.SearchWords.Named;
import org.ventanilla.hub.publish.Publishing;

/**
 * The door to the things in the world that need doing. The lane files reports here, staff change incidents here, pages read
 * them here; every change writes its event in the same transaction.
 */
public final class Incidents {
    private final Pool pool;
    private final Signed signed;
    private final Clock clock;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PhotoStore photos = new PhotoStore();
    private final IncidentSearch search;
    private final NearbyStore nearby;
    private final Filing filing;
    private final StaffActions actions;
    private final Regrouping regrouping;
    private final Questions questions;
    private final Views views;
    private final Casework casework;
    private final Ratings ratings;
    private final PublicReportStore publicReports;
    private final Naming naming;
    private final Recurrences recurrences;

    /** @param naming the city and the prefix of its incident numbers */
    public Incidents(Pool pool, Events events, Clock clock, Naming naming) {
        this(pool, new Signed(events, clock, null), naming);
    }

    private Incidents(Pool pool, Signed signed, Naming naming) {
        this.naming = naming;
        this.pool = pool;
        this.signed = signed;
        this.clock = signed.clock();
        this.incidents = new IncidentStore(naming.jurisdiction());
        this.reports = new ReportStore(naming.jurisdiction());
        this.search = new IncidentSearch(naming);
        this.nearby = new NearbyStore(naming.jurisdiction());
        this.actions = new StaffActions(signed, incidents, photos, clock);
        this.questions = new Questions(actions, incidents, reports, clock);
        var stores = new Filing.Stores(incidents, reports, photos);
        this.recurrences = new Recurrences(pool, new RecurrenceStore(naming.jurisdiction()));
        this.filing = new Filing(stores, questions, recurrences);
        this.regrouping = new Regrouping(actions, incidents, reports, photos, clock);
        this.views = new Views(signed.events(), photos, naming);
        this.publicReports = new PublicReportStore(pool, naming, views);
        this.ratings = new Ratings(pool, signed.events(), clock, stores);
        this.casework = new Casework(pool, signed, stores, new WorkStore(naming.jurisdiction()), recurrences);
    }

    /** Whose incidents they are; their numbers begin with the prefix, for example {@code IN}. */
    public record Naming(String jurisdiction, String incidentPrefix, Publishing publishing) {}

    /** What the front page counts; recently is within 30 days. */
    public record Counts(long open, long resolvedRecently, long reportsRecently) {}

    // --- for the lane, inside its transaction

    /** Of each question, open ones, then those closed lately, that may be what it is about; all or none with a reach. */
    public Future<List<List<Nearby>>> near(@Nullable SqlClient tx, List<Nearby.Query> all) {
        return nearby.near(Objects.requireNonNullElse(tx, pool), all);
    }

    /** Opens a new incident for a report; answers its id. */
    public Future<Long> open(SqlClient tx, List<NewEvent> log, Triaged triaged, @Nullable Long recurrenceOf) {
        return filing.open(tx, log, triaged, recurrenceOf);
    }

    /** Adds a report to a known incident. */
    public Future<Void> join(SqlClient tx, List<NewEvent> log, Triaged triaged, long incidentId) {
        return filing.join(tx, log, triaged, incidentId);
    }

    /** Notes that a report, filed as one incident, may be about another; staff decide. */
    public Future<Void> propose(SqlClient tx, List<NewEvent> log, ReportFacts report, long filedAs, Proposal proposal) {
        return filing.propose(tx, log, report, filedAs, proposal);
    }

    /** Adds what a reporter said later to their earlier report; false when there is no such report. */
    public Future<Boolean> followUp(SqlClient tx, List<NewEvent> log, ReportFacts report, long parentId) {
        return filing.followUp(tx, log, report, parentId);
    }

    /** The report of a connector's instance that has one of these native ids, which come nearest first. */
    public Future<Optional<Long>> reportOf(SqlClient tx, String instance, List<String> nativeIds) {
        return reports.byNative(tx, instance, nativeIds);
    }

    /** The lane's way to what becomes of a place that a reporter is asked for. */
    public Placing placing() {
        return new Placing(
                reports,
                incidents,
                new Whereabouts(incidents, reports),
                new Placing.Finders(filing, regrouping, recurrences));
    }

    /** The lane's way to what a conversation does to incidents. */
    public Talk talk() {
        return new Talk(new TalkStore(naming.jurisdiction()), incidents, reports, photos);
    }

    public Counter counter() {
        return new Counter(pool, nearby, incidents, reports, views);
    }

    /** What systems that do the work hand back. */
    public Works works() {
        return new Works(
                pool, new Signed(signed.events(), clock, null), naming, new Works.Tools(incidents, actions, photos));
    }

    /** What an organisation's people reported, newest first, follow-ups included. */
    public Future<List<ReportRow>> ofOrganisation(long organisation, int limit) {
        return reports.ofOrganisation(pool, organisation, limit);
    }

    /** All reports of an incident, follow-ups included, oldest first. */
    public Future<List<ReportRow>> reports(@Nullable SqlClient tx, long incidentId) {
        return reports.ofIncident(Objects.requireNonNullElse(tx, pool), incidentId);
    }

    /** One report. */
    public Future<Optional<ReportRow>> report(@Nullable SqlClient tx, long reportId) {
        return reports.find(Objects.requireNonNullElse(tx, pool), reportId);
    }

    /** Those of them that are there, in no particular order. */
    public Future<List<ReportRow>> reportsById(List<Long> ids) {
        return reports.all(pool, ids);
    }

    // --- for staff; a refusal is a RefusedAction

    /** The same door for somebody of the staff: the events of what they do say whose account it was. */
    public Incidents by(long staffId) {
        return new Incidents(pool, new Signed(signed.events(), clock, staffId), naming);
    }

    /** Changes the state; result photos given here are shown in the answer to every reporter. */
    public Future<Void> changeStatus(
            long id, Status to, @Nullable String reason, @Nullable String text, List<String> resultPhotos) {
        return actions.status(id, new Transitions.Wish(to, reason, text), resultPhotos);
    }

    /** A blank person: nobody. None: who has it keeps it, unless the department is another one. */
    public Future<Void> assign(long id, @Nullable String department, @Nullable String assignee) {
        return actions.assign(id, department, assignee);
    }

    /** Public words of the staff. */
    public Future<Void> note(long id, String text) {
        return text.isBlank()
                ? Future.failedFuture(new RefusedAction(Code.TEXT_MISSING, "a note needs 'text'"))
                : actions.note(id, text.strip());
    }

    public Categorising categorising() {
        return new Categorising(actions, incidents, clock, pool, naming.jurisdiction());
    }

    /** Where it really is, whatever reports say; nobody is asked for it any more. */
    public Future<Void> place(long id, Spot spot) {
        return actions.place(id, spot);
    }

    /** Asks one of those who reported it, or all; the answer is waited for. */
    public Future<Void> ask(long id, String text, @Nullable Long reportId) {
        return questions.ask(id, text, reportId);
    }

    /** A clerk has seen what made it one to look at again. */
    public Future<Void> looked(long id) {
        return questions.looked(id);
    }

    /** Words of a question; only for those it was put to and for staff. */
    public Future<Optional<String>> question(long questionId) {
        return new QuestionStore().text(pool, questionId);
    }

    public Future<Void> addPhoto(long id, String ref, boolean result, String alt) {
        return actions.photo(id, ref, result, alt);
    }

    public Future<Void> merge(long from, long into) {
        return regrouping.merge(from, into);
    }

    public Future<Void> unmerge(long from) {
        return regrouping.unmerge(from);
    }

    /** Undoes a join; answers the id of the incident the report has now. */
    public Future<Long> split(long incidentId, long reportId) {
        return regrouping.split(incidentId, reportId);
    }

    /** What comes back to a place or to a thing. */
    public Recurrences recurrences() {
        return recurrences;
    }

    /** Answers the id of the incident that goes on: the two are one, or they are kept apart for good. */
    public Future<Long> answer(long reportId, long perhaps, boolean same) {
        return casework.answer(regrouping, reportId, perhaps, same);
    }

    /** All reports with what people decided of them, oldest first: for the training of matches. */
    public Future<List<MatchHistory>> matchHistory() {
        return casework.matchHistory(naming.jurisdiction());
    }

    /** What was reported since then, as it was understood. */
    public Future<List<PastReport>> past(Instant since) {
        return reports.past(pool, since);
    }

    /** What is to be done, in the order in which it should be. */
    public Future<List<WorkItem>> work(WorkFilter filter) {
        return casework.work(filter);
    }

    /** One incident with everything around it. */
    public Future<Optional<CaseFile>> caseFile(long id) {
        return casework.file(id);
    }

    // --- for everybody

    /** Newest first, without time lines. {@code named} are categories whose names hold words of the query. */
    public Future<List<IncidentView>> list(IncidentFilter filter, boolean publicOnly, List<Named> named) {
        return search.list(pool, filter, publicOnly, named).compose(rows -> views.list(pool, rows));
    }

    /** Those of these that there are, without time lines. */
    public Future<List<IncidentView>> list(List<Long> ids) {
        return incidents.get(pool, ids).compose(rows -> views.list(pool, rows));
    }

    /** How these incidents came to be, by id; unknown ones are left out. */
    public Future<Map<Long, Origin>> origins(List<Long> ids) {
        return publicReports.origins(ids);
    }

    /** Reports whose incident is public, each with it; without time lines. */
    public Future<List<PublicReport>> publicReports(ReportFilter filter) {
        return publicReports.list(filter);
    }

    /** What anybody may see; of a private incident that leaves out the words with which it was closed. */
    public Future<Optional<IncidentView>> find(long id) {
        return incidents.find(pool, id).compose(row -> views.one(pool, row, false));
    }

    /** What those who reported it and the staff may see: with the closing words also when it is private. */
    public Future<Optional<IncidentView>> findWithWords(long id) {
        return incidents.find(pool, id).compose(row -> views.one(pool, row, true));
    }

    public Future<Counts> counts() {
        Instant since = clock.instant().minus(30, ChronoUnit.DAYS);
        return incidents.counts(pool, since).compose(c -> reports.countSince(pool, since)
                .map(n -> new Counts(c[0], c[1], n)));
    }

    /** Whether everybody may see a photo: some incident shows it. */
    public Future<Boolean> isPhotoShown(String ref) {
        return views.isPhotoShown(pool, ref);
    }

    /** References of the photos that came with a report. */
    public Future<List<String>> photosOf(long reportId) {
        return photos.ofReport(pool, reportId);
    }

    /** What those who reported something think of how it was dealt with. */
    public Ratings ratings() {
        return ratings;
    }
}
