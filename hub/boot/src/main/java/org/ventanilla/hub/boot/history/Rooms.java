package org.ventanilla.hub.boot.history;

import java.util.List;
import java.util.Map;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** What an import asks of the hub. Each call waits for its answer. */
public interface Rooms {
    /** What is stored under these keys of the import's instance already. */
    Map<String, Intake.Standing> standing(String instance, List<String> keys);

    /** The front door. */
    Receipt accept(Submission submission);

    /** Submissions by id. */
    List<Received> received(List<Long> ids);

    /** What triage made of them. */
    List<ReportRow> reports(List<Long> ids);

    /** The number by which people quote a report. */
    String number(long id);

    /** Waits for a moment. */
    void pause();
}
