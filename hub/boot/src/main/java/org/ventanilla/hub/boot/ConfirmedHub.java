package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.CategoryHistory;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Submission;

/** The hub's own reports with the categories that its staff confirmed, to learn from. */
final class ConfirmedHub {
    private static final int AT_ONCE = 500;

    private final City city;
    private final Intake intake;
    private final Incidents incidents;

    private ConfirmedHub(Vertx vertx, Settings settings, City city, Database database) {
        this.city = city;
        var pool = database.pool(vertx);
        var clock = Clock.systemUTC();
        var c = city.settings();
        var numbers = new ReportNumbers(
                city.id(), c.reportPrefix(), new Tokens(settings.secrets().links()));
        this.intake = new Intake(pool, numbers, clock, jurisdiction -> {});
        var events = new Events(
                vertx, pool, clock, Reading.naming(city, settings.http().publicUrl()));
        this.incidents = new Incidents(
                pool, events, clock, new Incidents.Naming(city.id(), c.incidentPrefix(), Publishing.of(city)));
    }

    static List<Sample> read(Path config) throws IOException {
        Settings settings = RunCommand.settings(config);
        City city = City.load(settings.city());
        var program = new Running();
        Database database = program.database(settings);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        var hub = new ConfirmedHub(vertx, settings, city, database);
        return Running.joined(hub.samples().toCompletionStage());
    }

    private Future<List<Sample>> samples() {
        return incidents.categorising().history().compose(this::samples);
    }

    /** Of categories that the city still has. */
    private Future<List<Sample>> samples(List<CategoryHistory> history) {
        var understanding = new Understanding(city);
        Map<Long, CategoryHistory> byReport = new HashMap<>();
        history.stream()
                .filter(h -> city.taxonomy().find(h.category()).isPresent())
                .forEach(h -> byReport.put(h.report(), h));
        var ids = List.copyOf(byReport.keySet());
        Future<List<Sample>> all = Future.succeededFuture(new ArrayList<>());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            all = all.compose(samples -> intake.find(null, some).map(found -> {
                for (Received received : found) {
                    CategoryHistory said = byReport.get(received.id());
                    if (said != null) {
                        samples.add(understanding.sample(
                                heard(received.submission()),
                                Long.toString(received.id()),
                                said.receivedAt(),
                                said.category()));
                    }
                }
                return samples;
            }));
        }
        return all;
    }

    private static Heard heard(Submission s) {
        return new Heard(
                s.text() == null ? "" : s.text().shown(),
                s.title(),
                s.reporter() == null ? null : s.reporter().language(),
                null,
                List.of(),
                null,
                s.type());
    }
}
