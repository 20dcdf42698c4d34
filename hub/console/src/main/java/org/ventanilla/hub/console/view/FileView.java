package org.ventanilla.hub.console.view;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.ConsoleData.Told;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.SimilarAnswer.Known;

/**
 * The page of an incident.
 *
 * @param reports those of this part of the page
 * @param stages at which systems have to say their word
 * @param before address of the part with earlier reports
 * @param after address of the part with later reports
 * @param hotspot the one that it is in
 * @param near others that may be the same
 */
public record FileView(
        CaseFile file,
        List<Report> reports,
        List<Stage> stages,
        @Nullable String before,
        @Nullable String after,
        Optional<Hotspot> hotspot,
        List<Known> near) {

    /** A report, and what was said when the reader may see it. */
    public record Report(ReportRow row, @Nullable Told told) {}

    /**
     * What has just been done.
     *
     * @param what as in the address, empty for nothing
     * @param number id of another incident to name, 0 for none
     */
    public record Done(String what, long number) {}

    public IncidentRow incident() {
        return file.incident();
    }

    /** Another incident that this one mentions. */
    public Optional<IncidentRow> other(long id) {
        return Optional.ofNullable(file.others().get(id));
    }

    /** Whether somebody who reported it can be asked something. */
    public boolean canBeAsked() {
        return file.reports().stream().anyMatch(ReportRow::canBeAsked);
    }

    /** Whether a reader of the page may say what it is about and where it is. */
    public boolean canBeCorrected(Page p) {
        return p.may(Action.CHANGE_STATUS) && incident().status() != Status.DUPLICATE_OF;
    }

    /** Reports that are not follow-ups of one. */
    public long reportCount() {
        return file.reports().stream().filter(r -> r.parentId() == null).count();
    }
}
