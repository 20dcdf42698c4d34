package org.ventanilla.hub.notify;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.IncidentRoom;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Reporter;

/** The notify room with incidents, contacts and the city's own templates. */
final class NoticeRoom implements AutoCloseable {
    static final City CITY = City.load(CityFiles.folder());
    static final URI PUBLIC = URI.create("https://ventanilla.example.org");
    static final ReportNumbers NUMBERS =
            new ReportNumbers(CITY.id(), "AV", new Tokens("a secret that only the tests of this module know"));

    final IncidentRoom room;
    final Identity identity;
    final Notices notices;
    final ChannelNews news;
    final NoticeDispatch dispatch;

    NoticeRoom(Vertx vertx) {
        this.room = new IncidentRoom(vertx, CITY.id());
        var pool = room.database().pool();
        this.identity = new Identity(vertx, pool, room.clock(), "a session secret of more than 32 bytes");
        var settings = settings();
        this.notices = new Notices(pool, CITY.id(), room.events(), room.incidents(), settings);
        this.news = new ChannelNews(
                notices, identity, CITY.id(), Map.of("sms", "sms", "buzon", "email", "bot", "whatsapp"), room.clock());
        try {
            this.dispatch = new NoticeDispatch(
                    vertx,
                    CITY,
                    new NoticeDispatch.Rooms(pool, room.events(), room.incidents(), identity),
                    NUMBERS,
                    settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NoticeSettings settings() {
        var templates = CityFiles.folder().resolve("templates");
        return new NoticeSettings(room.clock(), Map.of("email", "buzon"), templates, PUBLIC);
    }

    /** A person with a telephone; answers the contact's id. */
    long person(String number) {
        var details = new ContactDetails(CITY.id(), "sms", number, null, "es", Reporter.Assurance.CLAIMED);
        return get(identity.contact(room.database().pool(), details));
    }

    /** A report of a lamp from somebody with a telephone, as a new incident; answers its id. */
    long reported(ReportFacts facts) {
        return room.open(facts, IncidentRoom.lamp().known());
    }

    /** Writes down what all events so far owe; answers how many events were read. */
    int plan() {
        var connection = get(room.database().pool().getConnection());
        int read = get(notices.owe(connection));
        get(connection.close());
        return read;
    }

    List<NoticeRow> of(long incident) {
        return get(notices.of(incident));
    }

    NoticeRow only(long incident) {
        var all = of(incident);
        if (all.size() != 1) {
            throw new AssertionError("expected one message, there are " + all.size());
        }
        return all.get(0);
    }

    @Override
    public void close() {
        room.close();
    }
}
