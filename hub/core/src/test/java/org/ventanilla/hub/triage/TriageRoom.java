package org.ventanilla.hub.triage;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Receipt;

/** A hub whose triage works when told to, and questions about what came of it. */
final class TriageRoom implements AutoCloseable {
    final TestHub hub;
    final Triage triage;

    TriageRoom(Vertx vertx, Path files) {
        this.hub = new TestHub(vertx, files);
        this.triage = hub.triage();
    }

    Receipt accept(Lamps lamp) {
        return get(hub.intake.accept(lamp.submission()));
    }

    Receipt accept(Lamps lamp, String trace) {
        return get(
                hub.intake.accept(lamp.submission().changed().traceparent(trace).made()));
    }

    void file() {
        hub.file(triage);
    }

    List<IncidentView> incidents() {
        return get(hub.incidents.list(IncidentFilter.newest(100), false, List.of()));
    }

    List<ReportRow> reports(IncidentView incident) {
        return get(hub.incidents.reports(null, Long.parseLong(incident.id())));
    }

    List<CloudEvent> events() {
        return get(hub.events.read(0, 1000)).events();
    }

    List<String> types() {
        return events().stream().map(hub.events::shortType).toList();
    }

    List<State> states() {
        return get(hub.intake.ledger(null, 0, 1000)).stream()
                .map(Received::state)
                .toList();
    }

    @Override
    public void close() {
        hub.close();
    }
}
