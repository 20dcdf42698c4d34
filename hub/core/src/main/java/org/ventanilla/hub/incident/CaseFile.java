package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.incident.IncidentView.PhotoView;

/**
 * Everything this room knows of one incident, for staff: no citizen's words, no contacts.
 *
 * @param photos also those of a category that is never public
 * @param steps everything that happened, oldest first
 * @param reports follow-ups included, oldest first
 * @param maybes undecided proposals from or to this incident, the most likely first
 * @param merged ids of incidents that were merged into this one and can be taken out again
 * @param next states that may follow
 * @param others the incidents mentioned, by id
 * @param recurrence how often it came back
 */
public record CaseFile(
        IncidentRow incident,
        List<PhotoView> photos,
        List<Step> steps,
        List<ReportRow> reports,
        List<Maybe> maybes,
        List<Long> merged,
        Set<Status> next,
        Map<Long, IncidentRow> others,
        Recurrence recurrence) {

    /** An event of the log: its short type and its data. */
    public record Step(Instant at, String type, Map<String, Object> data) {}

    /**
     * A report, filed as one incident, that may be about another.
     *
     * @param score 0 to 1
     * @param reasons codes of what spoke for it, strongest first
     */
    public record Maybe(long reportId, long filedAs, long perhaps, double score, List<String> reasons) {
        /** Seen from one of the two, the other. */
        public long other(long incidentId) {
            return filedAs == incidentId ? perhaps : filedAs;
        }
    }
}
