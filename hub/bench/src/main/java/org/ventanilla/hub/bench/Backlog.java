package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ventanilla.hub.bench.PointsFile.Point;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/**
 * A pile of received reports, triaged batch by batch as the lane does it, beside bare inserts of the rows that a new incident makes,
 * in transactions of the same size on the same server.
 */
final class Backlog {
    private static final int BATCH = 100;
    private static final int METRES = 25;

    private static final String INCIDENT =
            """
            insert into incident.incident
                (jurisdiction, category, category_certain, kind, status, priority, department, danger, is_public,
                 lat, lon, precision_m, spot, place_source, report_count, version, opened_at, updated_at, due_at)
            values ('elsewhere', 'VIA-01', true, 'incident', 'RECEIVED', 'P3', 'VIAL', false, true, $1, $2, 20,
                    point($3, $4), 'DEVICE', 1, 1, $5, $5, $5)
            returning id""";

    private static final String REPORT =
            """
            insert into incident.report (id, jurisdiction, incident_id, channel, instance, language, received_at, understood,
                                         decision)
            values (nextval(pg_get_serial_sequence('personal.submission', 'id')), 'elsewhere', $1, 'web', 'web', 'es', $2, $3, $3)""";

    private static final String EVENT =
            """
            insert into events.event (jurisdiction, position, id, type, subject, occurred_at, recorded_at, data,
                                      aggregate_version, is_public)
            values ('elsewhere', $1, gen_random_uuid(), 'incident.created', $2, $3, $3, $4, 1, true)""";

    private final MatchRig rig;
    private final History history;
    private final List<Point> points;
    private final PrintStream out;
    private final Random random = new Random(3);
    private long number;

    Backlog(MatchRig rig, History history, List<Point> points, PrintStream out) {
        this.rig = rig;
        this.history = history;
        this.points = points;
        this.out = out;
    }

    /** Answers reports a second that triage alone files. */
    double run(int reports) {
        fill(BATCH * 2);
        rig.lane(true); // warm
        fill(reports);
        double triaged = perSecond(reports, () -> rig.lane(false));
        rig.lane(true);
        fill(reports / 2);
        double whole = perSecond(reports / 2, () -> rig.lane(true));
        double bare = perSecond(reports, () -> insert(reports));
        out.printf(
                Locale.ROOT,
                "backlog of %,d: triage %,.0f reports/s (target 1,500); with notices and hotspots %,.0f; bare inserts %,.0f; ratio %.2f%n",
                reports,
                triaged,
                whole,
                bare,
                triaged / bare);
        return triaged;
    }

    private static double perSecond(int reports, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return reports * 1e9 / (System.nanoTime() - start);
    }

    private void fill(int reports) {
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            receipts.add(rig.intake.accept(submission()));
        }
        MatchRig.joined(Future.all(receipts));
    }

    private Submission submission() {
        Point p = point();
        String id = "bench-" + ++number;
        return Submission.draft("web", "web", "web:" + id)
                .connectorVersion("1")
                .typed(Thinking.words(history.category(p), random.nextInt(90)))
                .location(new GivenLocation(p.lat(), p.lon(), (double) METRES, GivenLocation.Obtained.DEVICE, null))
                .made();
    }

    private Point point() {
        return points.get(random.nextInt(points.size()));
    }

    private void insert(int reports) {
        SqlConnection connection = MatchRig.joined(rig.pool.getConnection());
        for (int done = 0; done < reports; done += BATCH) {
            MatchRig.joined(batch(connection));
        }
        MatchRig.joined(connection.close());
    }

    /** Sent without waiting in between, but for the ids that the reports need. */
    private Future<Void> batch(SqlConnection c) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var data = new JsonObject()
                .put("incidentId", "1")
                .put("category", "VIA-01")
                .put("status", "RECEIVED");
        List<Tuple> incidents = new ArrayList<>();
        List<Tuple> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Point p = point();
            incidents.add(Tuple.of(p.lat(), p.lon(), (double) i, (double) i, now));
            events.add(Tuple.of(++number, Long.toString(number), now, data));
        }
        return c.begin().compose(tx -> c.preparedQuery(INCIDENT)
                .executeBatch(incidents)
                .compose(rows -> {
                    List<Tuple> reports = new ArrayList<>();
                    for (var row = rows; row != null; row = row.next()) {
                        reports.add(Tuple.of(row.iterator().next().getLong(0), now, data));
                    }
                    return c.preparedQuery(REPORT).executeBatch(reports);
                })
                .compose(rows -> c.preparedQuery(EVENT).executeBatch(events))
                .compose(rows -> tx.commit()));
    }
}
