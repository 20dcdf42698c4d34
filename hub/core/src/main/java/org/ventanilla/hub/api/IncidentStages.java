package org.ventanilla.hub.api;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.events.Subject;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Works;

/** What systems whose word is required say about an incident: who they are is known in one room, what they said in another. */
public record IncidentStages(Consumers consumers, Incidents incidents) {
    /** One for each such system; none for an incident that is not there. */
    public Future<List<Stage>> of(long id) {
        return incidents
                .find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : incidents
                                .works()
                                .answers(id)
                                .compose(said -> consumers.stages(
                                        subject(found.get()),
                                        said.stream()
                                                .collect(Collectors.toMap(
                                                        Works.Answer::consumer, IncidentStages::answer)))));
    }

    private static Stage.Answer answer(Works.Answer said) {
        return new Stage.Answer(said.accepted(), said.at(), said.reason());
    }

    /** As the events of the incident show it to everybody: without an area when it is private. */
    static Subject subject(IncidentView incident) {
        return new Subject(incident.category(), incident.area(), incident.department());
    }
}
