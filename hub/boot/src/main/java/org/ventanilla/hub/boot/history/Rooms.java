package org.ventanilla.hub.boot.history;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.model.Attachment;
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

    /** Keeps a file in the media room. */
    Attachment keep(byte[] bytes, String name);

    /** What an address answers; empty when it does not, or with more than so many bytes. */
    Optional<byte[]> fetch(URI from, Set<String> hosts, int mostBytes);

    /** Waits for a moment. */
    void pause();
}
