package org.ventanilla.hub.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.desk.Around.Near;
import org.ventanilla.hub.desk.Around.Sense;
import org.ventanilla.hub.desk.PhoneNumbers.Phone;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Counter;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/**
 * The desk: who calls, what is open near the place they speak of, and reports on their behalf, which come in by the front door
 * like all others. Every look at what somebody reported is written down before it is given.
 */
public final class Desk {
    private static final String PURPOSE = "desk-caller";
    private static final int LATEST = 10;
    /** Metres around a place in which a caller may mean the same thing, besides its own uncertainty. */
    private static final int AROUND_M = 150;

    private static final int FARTHEST_M = 1_000;

    private final Vertx vertx;
    private final Rooms rooms;
    private final Counter counter;
    private final Mind mind;
    private final Clock clock;
    private final PhoneNumbers numbers;

    /**
     * The rooms whose doors it uses.
     *
     * @param client for what stands in no transaction
     */
    public record Rooms(Intake intake, Identity identity, Counter counter, SqlClient client) {}

    /** What makes sense of words. */
    public record Mind(City city, Understanding understanding, Matching matching) {}

    public Desk(Vertx vertx, Rooms rooms, Mind mind, Clock clock) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.counter = rooms.counter();
        this.mind = mind;
        this.clock = clock;
        this.numbers = new PhoneNumbers(mind.city().settings().country());
    }

    /** How telephone numbers are read here. */
    public PhoneNumbers numbers() {
        return numbers;
    }

    /** The category with this code. */
    public Optional<Category> category(String code) {
        return mind.city().taxonomy().find(code);
    }

    /** Who is reached at a number, and what they reported. */
    public Future<Caller> caller(long staffId, Phone number) {
        return rooms.identity().at(mind.city().id(), number.e164()).compose(contacts -> {
            var ids = contacts.stream().map(Contact::id).toList();
            var looks = ids.stream()
                    .map(id -> new Access(staffId, id, null, PURPOSE))
                    .toList();
            return logged(looks)
                    .compose(written -> counter.of(ids, LATEST))
                    .compose(reports -> words(staffId, reports))
                    .map(reports -> new Caller(number, contacts, reports));
        });
    }

    private Future<Void> logged(List<Access> looks) {
        return Future.all(looks.stream().map(rooms.identity()::logAccess).toList())
                .mapEmpty();
    }

    private Future<List<Caller.Before>> words(long staffId, List<Counter.Earlier> reports) {
        List<ReportRow> rows = reports.stream().map(Counter.Earlier::report).toList();
        return logged(rows.stream()
                        .map(r -> new Access(staffId, r.contactId(), r.id(), PURPOSE))
                        .toList())
                .compose(written -> rooms.intake()
                        .find(null, rows.stream().map(ReportRow::id).toList()))
                .map(found -> {
                    Map<Long, Received> byId =
                            found.stream().collect(Collectors.toMap(Received::id, Function.identity()));
                    return reports.stream()
                            .map(r -> before(r, byId.get(r.report().id())))
                            .toList();
                });
    }

    private static Caller.Before before(Counter.Earlier earlier, @Nullable Received received) {
        if (received == null) {
            return new Caller.Before(earlier, null, null);
        }
        Submission s = received.submission();
        OptionalLong by = Filed.by(s);
        return new Caller.Before(
                earlier, s.text() == null ? null : s.text().shown(), by.isPresent() ? by.getAsLong() : null);
    }

    /**
     * What is known of the thing that somebody speaks of.
     *
     * @param words typed so far; may be empty when there is a point
     * @param at where the agent pointed
     * @param category a code the agent chose
     */
    public record Question(String words, @Nullable LatLon at, @Nullable String category, int limit) {
        /** Citizens' words stay out of logs. */
        @Override
        public String toString() {
            return "Question[" + words.length() + " chars]";
        }
    }

    /** Open public incidents that the words may be about. Keeps nothing. */
    public Future<Around> nearby(Question q) {
        return vertx.executeBlocking(() -> mind.understanding().understand(heard(q)), false)
                .compose(u -> around(q, u));
    }

    private static Heard heard(Question q) {
        LatLon at = q.at();
        List<Evidence> points = at == null
                ? List.of()
                : List.of(new Evidence(at.lat(), at.lon(), null, GivenLocation.Obtained.OPERATOR));
        return new Heard(q.words(), null, null, q.category(), null, points, null, Filed.DESK, null);
    }

    private Future<Around> around(Question q, Understood u) {
        boolean isPrivate = u.categoryCertain()
                && category(u.filedUnder()).map(c -> !c.isPublic()).orElse(false);
        PlaceGuess place = u.place();
        if (place == null || isPrivate) {
            return Future.succeededFuture(new Around(Sense.of(u), isPrivate, List.of()));
        }
        var taxonomy = mind.city().taxonomy();
        var metres = mind.city().gazetteer().projection();
        var codes = taxonomy.categories().stream()
                .filter(Category::isPublic)
                .map(Category::code)
                .toList();
        double radius = Math.min(FARTHEST_M, AROUND_M + place.precisionM());
        var query = new Nearby.Query(
                metres.x(place.lon()), metres.y(place.lat()), radius, codes, Instant.EPOCH, Instant.EPOCH, null);
        var siblings = mind.matching().siblings(u.filedUnder());
        return counter.around(query).map(found -> {
            var near = found.stream()
                    .map(i -> new Near(i, metres(place.at(), i), siblings.contains(i.category())))
                    .sorted(Comparator.comparing((Near n) -> !n.same()).thenComparing(Near::metres))
                    .limit(q.limit())
                    .toList();
            return new Around(Sense.of(u), false, near);
        });
    }

    private int metres(LatLon from, IncidentView i) {
        return i.lat() == null || i.lon() == null
                ? 0
                : (int) Math.round(mind.city().gazetteer().projection().distance(from, new LatLon(i.lat(), i.lon())));
    }

    /** The point that somebody's words name, or the one they gave; empty when the words name none that is known. */
    public Future<Optional<GivenLocation>> place(Told.Where where) {
        if (where.lat() != null && where.lon() != null) {
            return Future.succeededFuture(Optional.of(operated(where.lat(), where.lon(), null, where.words())));
        }
        String words = where.words() == null ? "" : where.words();
        return vertx.executeBlocking(
                () -> Optional.ofNullable(mind.understanding()
                                .understand(Heard.of(words, Filed.DESK))
                                .place())
                        .map(p -> operated(p.lat(), p.lon(), (double) p.precisionM(), words)),
                false);
    }

    private static GivenLocation operated(double lat, double lon, @Nullable Double accuracy, @Nullable String words) {
        return new GivenLocation(lat, lon, accuracy, GivenLocation.Obtained.OPERATOR, words);
    }

    /** The incident as stored; for staff. */
    public Future<Optional<IncidentRow>> incident(long id) {
        return counter.find(id);
    }

    /** The report with which somebody at this number is among those who reported it, unless it is the one of this key. */
    public Future<Optional<Long>> reportIn(long incident, Told told, long staffId) {
        Phone number = told.who().number();
        if (number == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return rooms.intake()
                .idOf(rooms.client(), Filed.DESK, Filed.key(staffId, told.key()))
                .compose(known -> known != null
                        ? Future.succeededFuture(Optional.empty())
                        : rooms.identity().at(mind.city().id(), number.e164()).compose(contacts -> counter.of(
                                        contacts.stream().map(Contact::id).toList(), Integer.MAX_VALUE)
                                .map(reports -> reports.stream()
                                        .filter(r -> r.incident().id() == incident)
                                        .map(r -> r.report().id())
                                        .findFirst())));
    }

    /** Files it for the citizen. The same key with the same content is the same report. */
    public Future<Receipt> file(long staffId, Told told) {
        return linked(staffId, told.who()).compose(done -> rooms.intake().accept(told.filed(staffId, clock.instant())));
    }

    /** Adds the citizen to those who reported an incident; they are answered like every other. */
    public Future<Receipt> add(long staffId, Told told, IncidentRow incident) {
        return linked(staffId, told.who())
                .compose(done -> rooms.intake().accept(told.filedIn(incident, staffId, clock.instant())));
    }

    /** Who calls from a number and wants mails is one person. */
    private Future<Void> linked(long staffId, Told.Who who) {
        Phone number = who.number();
        if (who.answer() != Told.Answer.EMAIL || who.mail() == null || number == null) {
            return Future.succeededFuture();
        }
        var both = List.of(details(who, Told.Answer.EMAIL, who.mail()), details(who, Told.Answer.NONE, number.e164()));
        return rooms.identity().contacts(rooms.client(), both).compose(ids -> rooms.identity()
                .link(ids.get(0), ids.get(1), staffId));
    }

    private ContactDetails details(Told.Who who, Told.Answer on, String address) {
        return new ContactDetails(
                mind.city().id(), on.channel(), address, who.name(), who.language(), Reporter.Assurance.CLAIMED);
    }
}
