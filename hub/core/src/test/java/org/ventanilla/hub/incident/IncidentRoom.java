package org.ventanilla.hub.incident;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.events.EventSchemas;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.CloudEvent;

/** The incident room with its event log on a database of its own, worked by hand as the lane would. */
public final class IncidentRoom implements AutoCloseable {
    /** An empty decision: nothing to compare with. */
    public static final JsonObject DECIDED = new JsonObject().put("outcome", "NEW");

    private static final String LANGUAGE = "es";

    private final AtomicLong ids = new AtomicLong(100);
    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final Events events;
    private final Incidents incidents;

    public IncidentRoom(Vertx vertx) {
        this(vertx, Samples.CITY);
    }

    public IncidentRoom(Vertx vertx, String jurisdiction) {
        this.database = TestDatabase.fresh(vertx);
        this.events = new Events(vertx, database.pool(), clock, Samples.naming(jurisdiction));
        get(events.open());
        this.incidents = new Incidents(
                database.pool(), events, clock, new Incidents.Naming(jurisdiction, "IN", Publishing.unruled()));
    }

    public Incidents incidents() {
        return incidents;
    }

    public Events events() {
        return events;
    }

    public TestDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    /** A report's facts as triage would give them: by text message, answered to contact {@code contact}. */
    public ReportFacts facts(long contact, String... photos) {
        long id = ids.incrementAndGet();
        return new ReportFacts(
                id,
                contact,
                "sms",
                "sms",
                "sms",
                LANGUAGE,
                clock.instant(),
                "native-" + id,
                List.of(photos),
                true,
                null,
                false,
                false);
    }

    /** A new incident; answers its id. */
    public long open(ReportFacts facts, NewIncident what) {
        return get(events.write((tx, log) -> incidents.open(tx, log, new Triaged(facts, what, DECIDED), null)));
    }

    public long open(NewIncident what) {
        return open(facts(1), what);
    }

    public void join(ReportFacts facts, NewIncident what, long incident) {
        get(events.write((tx, log) -> incidents.join(tx, log, new Triaged(facts, what, DECIDED), incident)));
    }

    public boolean followUp(ReportFacts facts, long parent) {
        return get(events.write((tx, log) -> incidents.followUp(tx, log, facts, parent)));
    }

    public IncidentView view(long id) {
        return get(incidents.find(id)).orElseThrow();
    }

    /** Everything stored of an incident but the three columns that changes move, and its reports and photos. */
    public List<String> stored(long id) {
        var rows = new ArrayList<String>();
        rows.addAll(rows(
                "select (to_jsonb(i) - 'version' - 'updated_at' - 'status_at')::text from incident.incident i where id = $1",
                id));
        rows.addAll(rows("select to_jsonb(r)::text from incident.report r where incident_id = $1 order by id", id));
        rows.addAll(rows(
                "select to_jsonb(p)::text from incident.photo p where incident_id = $1 order by ref, report_id", id));
        return rows;
    }

    private List<String> rows(String sql, long id) {
        var list = new ArrayList<String>();
        get(database.pool().preparedQuery(sql).execute(Tuple.of(id))).forEach(row -> list.add(row.getString(0)));
        return list;
    }

    /** The whole log. */
    public List<CloudEvent> log() {
        return get(events.read(0, 1000)).events();
    }

    /** Short types of the log. */
    public List<String> types() {
        return log().stream().map(events::shortType).toList();
    }

    @Override
    public void close() {
        EventSchemas.check(events);
        database.close();
    }

    /** What a test's report would make alone; as first made: a lamp in the street, nothing dangerous. */
    public static What lamp() {
        return new What("ALU-01", false, true, "Calle Castilla 27", 0);
    }

    /** A description that a test changes step by step. */
    public record What(String category, boolean danger, boolean isPublic, String place, double metresEast) {
        public What dangerous() {
            return new What(category, true, isPublic, place, metresEast);
        }

        public What category(String code) {
            return new What(code, danger, isPublic, place, metresEast);
        }

        public What secret() {
            return new What("LIM-04", danger, false, place, metresEast);
        }

        public What at(String name, double metres) {
            return new What(category, danger, isPublic, name, metres);
        }

        public NewIncident known() {
            var spot = new Spot(
                    43.46 + metresEast / 1e6, -3.81 + metresEast / 1e6, metresEast, 0, 20, place, "MAP", "Centro");
            return incident(spot);
        }

        public NewIncident nowhere() {
            return incident(null);
        }

        private NewIncident incident(@Nullable Spot spot) {
            Instant due = Instant.parse("2026-03-12T10:00:00Z");
            return new NewIncident(category, true, "incident", "P3", "ALUM", danger, isPublic, spot, due);
        }
    }
}
