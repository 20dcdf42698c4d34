package org.ventanilla.hub.portal.open311;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.Question;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.PublicReport;
import org.ventanilla.hub.incident.ReportFilter;
import org.ventanilla.hub.incident.Status;

/** All that programs of others may ask of the hub. A failed future means ours: "try later". */
public interface Open311Data {
    /** Public reports only. */
    Future<List<PublicReport>> requests(ReportFilter filter);

    /** One public incident with its time line. */
    Future<Optional<IncidentView>> incident(String id);

    /** What became of public reports in a stretch of time, oldest first. */
    Future<List<Update>> updates(ReportFilter.Span span, int limit);

    /** Whether it is known under this id, private ones left out. */
    Future<Standing> standing(long report);

    /** Since when the services are as they are. */
    Future<Instant> changeset();

    /** What may be reported by programs of others: public categories, in the taxonomy's order. Answers at once. */
    List<Service> services();

    /** Name of a service, also of one that is not offered any more; its code when it is not known. Answers at once. */
    String name(String code, String language);

    /** Name of a department; its code when it is not known. Answers at once. */
    String department(String code, String language);

    String number(long report);

    /** The id behind a number of this city, if it is one. */
    OptionalLong id(String number);

    /** Something that can be reported. */
    record Service(Category category, String groupEs, String groupEn, List<Question> questions) {
        String group(String language) {
            return language.startsWith("en") ? groupEn : groupEs;
        }
    }

    /**
     * News of a report.
     *
     * @param id unique and always the same
     * @param status what it changed to; null when it did not
     * @param text words of the staff for everybody
     * @param photos references of photos of the result
     */
    record Update(
            String id, Instant at, long report, @Nullable Status status, @Nullable String text, List<String> photos) {}

    /** How far a report is. */
    enum Standing {
        UNKNOWN,
        /** Safe, not looked at yet. */
        PENDING,
        KNOWN
    }
}
