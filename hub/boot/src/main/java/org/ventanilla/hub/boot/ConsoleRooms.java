package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.api.IncidentStages;
import org.ventanilla.hub.api.Reprocessing;
import org.ventanilla.hub.console.ConsoleData;
import org.ventanilla.hub.console.SpeechData;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.SearchWords;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorkFilter;
import org.ventanilla.hub.incident.WorkItem;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.media.PublicFile;
import org.ventanilla.hub.media.Size;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.notify.NoticeRow;
import org.ventanilla.model.SimilarAnswer.Known;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.TrailEntry;

/** The rooms as the staff's application sees them. */
record ConsoleRooms(Rooms rooms, SpeechData speech, Reprocessing reprocessing, Incidents incidents, String by)
        implements ConsoleData {
    /** Of a console in which nobody is signed in yet. */
    ConsoleRooms(Vertx vertx, Rooms rooms, Desk desk) {
        this(
                rooms,
                new SpeechRooms(rooms, desk),
                new Reprocessing(vertx, rooms.quarantine(), rooms.media()),
                rooms.incidents(),
                "");
    }

    @Override
    public ConsoleData by(StaffSession who) {
        return new ConsoleRooms(rooms, speech, reprocessing, rooms.incidents().by(who.staffId()), who.name());
    }

    @Override
    public Future<Optional<SignedIn>> signIn(String login, String password) {
        var identity = rooms.identity();
        return identity.login(rooms.city().id(), login, password)
                .map(session -> session.map(s -> new SignedIn(s, identity.issue(s))));
    }

    /** A session of another city that shares the secret opens nothing here. */
    @Override
    public Future<Optional<StaffSession>> session(String token) {
        return rooms.identity()
                .session(token)
                .map(found ->
                        found.filter(s -> s.jurisdiction().equals(rooms.city().id())));
    }

    @Override
    public Future<Void> signOut(String token) {
        return rooms.identity().signOut(token);
    }

    @Override
    public Future<List<WorkItem>> work(Search search) {
        var number = number(search.words());
        String words = number == null || number.equals(either(search.words())) ? search.words() : null;
        return incidents.work(new WorkFilter(
                search.statuses(),
                search.group(),
                search.department(),
                words,
                CategoryNames.holding(rooms.city(), words),
                number,
                search.skip(),
                search.limit()));
    }

    /** {@code IN-17} is one incident and {@code AV-1042} one report, whatever has the same digits. */
    private WorkFilter.@Nullable Numbered number(@Nullable String words) {
        var settings = rooms.city().settings();
        Long incident = SearchWords.quoted(settings.incidentPrefix(), words);
        Long report = SearchWords.quoted(settings.reportPrefix(), words);
        return incident == null && report == null ? either(words) : new WorkFilter.Numbered(incident, report);
    }

    private static WorkFilter.@Nullable Numbered either(@Nullable String words) {
        Long digits = SearchWords.digits(words);
        return digits == null ? null : new WorkFilter.Numbered(digits, digits);
    }

    @Override
    public Future<Optional<CaseFile>> incident(long id) {
        return incidents.caseFile(id);
    }

    @Override
    public Future<List<Known>> near(IncidentRow i) {
        Double lat = i.lat();
        Double lon = i.lon();
        Integer precision = i.precisionM();
        if (lat == null || lon == null || i.status().isClosed()) {
            return Future.succeededFuture(List.of());
        }
        double metres = precision == null ? 0 : precision;
        String own = Long.toString(i.id());
        return rooms.similar()
                .find(new SimilarQuestion(null, null, lat, lon, metres, i.category(), null))
                .map(found -> found.incidents().stream()
                        .filter(known -> !known.id().equals(own)
                                && !Status.valueOf(known.status()).isClosed())
                        .toList());
    }

    @Override
    public Future<List<Stage>> stages(long id) {
        return new IncidentStages(rooms.reading().consumers(), incidents).of(id);
    }

    @Override
    public Future<List<Told>> reports(StaffSession reader, List<ReportRow> reports) {
        return new ReportReading(rooms).read(reader, reports);
    }

    @Override
    public Future<Void> changeStatus(long id, StatusChange change) {
        return incidents.changeStatus(id, change.to(), change.reason(), change.text(), change.photos());
    }

    @Override
    public Future<Void> note(long id, String text) {
        return incidents.note(id, text);
    }

    @Override
    public Future<Void> ask(long id, String text) {
        return incidents.ask(id, text, null);
    }

    @Override
    public Future<Void> looked(long id) {
        return incidents.looked(id);
    }

    @Override
    public Future<Void> addPhoto(long id, String ref, boolean result, String alt) {
        return incidents.addPhoto(id, ref, result, alt);
    }

    @Override
    public Future<Void> categorise(long id, String category) {
        return CategoryBook.find(rooms.city(), category)
                .map(facts -> incidents.categorising().categorise(id, facts))
                .orElseGet(() -> Future.failedFuture(
                        new RefusedAction(RefusedAction.Code.BAD_VALUE, "the city has no such category")));
    }

    @Override
    public Future<Void> place(long id, String words) {
        return rooms.surveyor().find(words, null).compose(found -> found.map(spot -> incidents.place(id, spot))
                .orElseGet(() -> Future.failedFuture(
                        new RefusedAction(RefusedAction.Code.UNKNOWN_PLACE, "the city knows no such place"))));
    }

    @Override
    public Future<Void> assign(long id, String department, @Nullable String assignee) {
        return incidents.assign(id, department, assignee);
    }

    @Override
    public Future<Void> merge(long from, long into) {
        return incidents.merge(from, into);
    }

    @Override
    public Future<Long> split(long id, long report) {
        return incidents.split(id, report);
    }

    @Override
    public Future<Void> undoMerge(long from) {
        return incidents.unmerge(from);
    }

    @Override
    public Future<Long> answer(long report, long perhaps, boolean same) {
        return incidents.answer(report, perhaps, same);
    }

    @Override
    public Future<StoredMedia> keep(Path upload, @Nullable String type, @Nullable String name) {
        return rooms.media().storeFile(upload, type, name);
    }

    @Override
    public Future<List<StoredMedia>> kept(List<String> refs) {
        return rooms.media().describe(refs);
    }

    @Override
    public Future<Optional<Buffer>> picture(String ref, boolean small) {
        return rooms.media().publicFile(ref, small ? Size.THUMB : Size.WEB).map(f -> f.map(PublicFile::bytes));
    }

    @Override
    public Future<List<NoticeRow>> trouble(int limit) {
        return rooms.notices().trouble(limit);
    }

    @Override
    public Future<List<NoticeRow>> waiting(int limit) {
        return rooms.notices().waiting(limit);
    }

    @Override
    public Future<Boolean> sendAgain(UUID id) {
        return rooms.notices().retry(id, by);
    }

    @Override
    public Future<List<QuarantinedItem>> unread(int limit) {
        return rooms.quarantine().list(QuarantinedItem.State.NEW, 0, limit);
    }

    @Override
    public Future<Optional<QuarantinedItem>> unreadItem(long id) {
        return rooms.quarantine().find(id);
    }

    @Override
    public Future<List<TrailEntry>> trail(QuarantinedItem item) {
        return rooms.trail().of(item.instance(), item.key());
    }

    @Override
    public Future<Buffer> original(StaffSession reader, QuarantinedItem item) {
        return rooms.identity()
                .logAccess(new Access(reader.staffId(), null, item.id(), "quarantine-raw"))
                .compose(logged -> rooms.media().original(item.rawRef()));
    }

    @Override
    public Future<Reprocessing.Ending> readAgain(long id) {
        return reprocessing.tried(id, by);
    }

    @Override
    public Future<Boolean> dismiss(long id, String reason) {
        return rooms.quarantine().dismiss(id, by, reason);
    }

    @Override
    public Future<List<Hotspot>> hotspots(@Nullable Boolean open, int limit) {
        return rooms.maps().hotspots().list(open, limit);
    }

    @Override
    public Future<Optional<Gathered>> hotspot(long id) {
        var maps = rooms.maps();
        return maps.hotspots()
                .find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : maps.sightings()
                                .rows(found.get().incidents())
                                .map(rows ->
                                        Optional.of(new Gathered(found.get().hotspot(), rows))));
    }

    @Override
    public Future<Optional<Hotspot>> hotspotOf(long incident) {
        return rooms.maps().hotspots().of(incident);
    }

    @Override
    public CityView city() {
        return ConsoleCity.of(rooms.city());
    }
}
