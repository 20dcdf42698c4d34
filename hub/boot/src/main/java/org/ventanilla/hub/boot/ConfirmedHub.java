package org.ventanilla.hub.boot;

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

    ConfirmedHub(City city, Intake intake, Incidents incidents) {
        this.city = city;
        this.intake = intake;
        this.incidents = incidents;
    }

    private static ConfirmedHub open(Vertx vertx, Settings settings, City city, Database database) {
        var pool = database.pool(vertx);
        var clock = Clock.systemUTC();
        var c = city.settings();
        var numbers = new ReportNumbers(
                city.id(), c.reportPrefix(), new Tokens(settings.secrets().links()));
        var events = new Events(
                vertx, pool, clock, Reading.naming(city, settings.http().publicUrl()));
        return new ConfirmedHub(
                city,
                new Intake(pool, numbers, clock, jurisdiction -> {}),
                new Incidents(
                        pool, events, clock, new Incidents.Naming(city.id(), c.incidentPrefix(), Publishing.of(city))));
    }

    static List<Sample> read(Path config) throws IOException {
        Settings settings = RunCommand.settings(config);
        City city = City.load(settings.city(), Clock.systemUTC().instant());
        var program = new Running();
        Database database = program.database(settings);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        return open(vertx, settings, city, database).samples();
    }

    /** Of categories that the city still has, under their names of today. Blocks, for as long as it takes. */
    List<Sample> samples() {
        var understanding = new Understanding(city);
        Map<Long, CategoryHistory> byReport = new HashMap<>();
        for (CategoryHistory h :
                Running.joined(incidents.categorising().history().toCompletionStage())) {
            city.taxonomy()
                    .current(h.category())
                    .ifPresent(
                            c -> byReport.put(h.report(), new CategoryHistory(h.report(), h.receivedAt(), c.code())));
        }
        var ids = List.copyOf(byReport.keySet());
        List<Sample> samples = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            for (Received received : Running.joined(intake.find(null, some).toCompletionStage())) {
                CategoryHistory said = byReport.get(received.id());
                if (said != null) {
                    samples.add(understanding.sample(
                            heard(received.submission()),
                            Long.toString(received.id()),
                            said.receivedAt(),
                            said.category()));
                }
            }
        }
        return samples;
    }

    /** Its words and what its reporter said it is, and nothing that was chosen for it. */
    static Heard heard(Submission s) {
        return new Heard(
                s.text() == null ? "" : s.text().shown(),
                s.title(),
                s.reporter() == null ? null : s.reporter().language(),
                null,
                s.kindHint(),
                List.of(),
                null,
                s.type(),
                null);
    }
}
