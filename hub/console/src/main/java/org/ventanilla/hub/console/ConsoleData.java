package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.api.Reprocessing;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorkItem;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.notify.NoticeRow;
import org.ventanilla.model.SimilarAnswer.Known;
import org.ventanilla.model.TrailEntry;

/**
 * All that the console needs of the hub. A failed future is the clerk's mistake when it is a
 * {@link org.ventanilla.hub.incident.RefusedAction}, else ours ("try later"). Permissions are checked before it is asked.
 */
public interface ConsoleData {
    /** Empty for a wrong login or one tried in vain too often: nobody is told which. */
    Future<Optional<SignedIn>> signIn(String login, String password);

    /** Who a token speaks for; empty when it is not ours or no longer valid. */
    Future<Optional<StaffSession>> session(String token);

    /** From now on the token opens nothing. */
    Future<Void> signOut(String token);

    /** Lines of the work list, in the order in which they should be done. */
    Future<List<WorkItem>> work(Search search);

    Future<Optional<CaseFile>> incident(long id);

    /** Open ones that everybody may see, near it and of a kind with it, the likeliest first: they may be the same. */
    Future<List<Known>> near(IncidentRow incident);

    /** What systems whose word is required say about it. */
    Future<List<Stage>> stages(long id);

    /**
     * Words and contacts of these reports: personal data. Each is written down as read by this member of staff before it is
     * given; a report whose words are gone has none.
     */
    Future<List<Told>> reports(StaffSession reader, List<ReportRow> reports);

    /** The same for somebody of the staff: what is changed through it says who did. */
    ConsoleData by(StaffSession who);

    Future<Void> changeStatus(long id, StatusChange change);

    /** Words for everybody to read. */
    Future<Void> note(long id, String text);

    /** Asks those who reported it; their answer is waited for. */
    Future<Void> ask(long id, String text);

    /** Somebody has looked at what a reply said. */
    Future<Void> looked(long id);

    Future<Void> addPhoto(long id, String ref, boolean result, String alt);

    /** What it is about, corrected, or confirmed by naming the same again; fails for a category that is not used. */
    Future<Void> categorise(long id, String category);

    /** Where it really is: street and number, a place of the city or two degrees; fails for what the city does not know. */
    Future<Void> place(long id, String words);

    /**
     * Gives it to a department and to somebody there.
     *
     * @param assignee empty for nobody; null when nothing is said: who has it keeps it in the same department
     */
    Future<Void> assign(long id, String department, @Nullable String assignee);

    /** All reports of one go to the other. */
    Future<Void> merge(long from, long into);

    /** Answers the id of the incident the report has now. */
    Future<Long> split(long id, long report);

    Future<Void> undoMerge(long from);

    /** Answers the id of the incident that goes on. */
    Future<Long> answer(long report, long perhaps, boolean same);

    /** Takes over an uploaded file. */
    Future<StoredMedia> keep(Path upload, @Nullable String type, @Nullable String name);

    /** What is known of files kept before; unknown ones are left out. */
    Future<List<StoredMedia>> kept(List<String> refs);

    /** Messages that need a person, newest first. */
    Future<List<NoticeRow>> trouble(int limit);

    /** Messages that will be tried again by themselves, oldest first. */
    Future<List<NoticeRow>> waiting(int limit);

    /** False when there is no such message in trouble. */
    Future<Boolean> sendAgain(UUID id);

    /** What no connector could read and waits for a person, oldest first. */
    Future<List<QuarantinedItem>> unread(int limit);

    /** One of them, whatever became of it. */
    Future<Optional<QuarantinedItem>> unreadItem(long id);

    /** What its channel did with it: codes only, oldest first. */
    Future<List<TrailEntry>> trail(QuarantinedItem item);

    /** Its bytes as they came: personal data. The look is written down before they are given. */
    Future<Buffer> original(StaffSession reader, QuarantinedItem item);

    /** Has the connector read it once more. */
    Future<Reprocessing.Ending> readAgain(long id);

    /** There is nothing in it. False when it no longer waits. */
    Future<Boolean> dismiss(long id, String reason);

    /** Incidents that belong together, newest first: those that are open, those that are not, or all. */
    Future<List<Hotspot>> hotspots(@Nullable Boolean open, int limit);

    /** One of them. */
    Future<Optional<Gathered>> hotspot(long id);

    /** The one that an incident is in. */
    Future<Optional<Hotspot>> hotspotOf(long incident);

    /** What a machine wrote down of speech. Answers at once. */
    SpeechData speech();

    /** The city. Answers at once. */
    CityView city();

    /** A hotspot and its incidents, oldest first. */
    record Gathered(Hotspot hotspot, List<IncidentRow> incidents) {}

    /** A successful login: the session and the token that proves it. */
    record SignedIn(StaffSession session, String token) {
        @Override
        public String toString() {
            return "SignedIn[" + session.staffId() + "]";
        }
    }

    /** A photo made for the web (JPEG), whoever may see it; empty when there is none. */
    Future<Optional<Buffer>> picture(String ref, boolean small);

    /**
     * What the work list is asked for.
     *
     * @param statuses empty for all
     * @param words place, area, name of a category, or a number
     * @param skip how many lines to leave out
     */
    record Search(
            Set<Status> statuses,
            @Nullable String group,
            @Nullable String department,
            @Nullable String words,
            int skip,
            int limit) {}

    /** A new state: why, the words for the citizens, photos of the result by reference. */
    record StatusChange(Status to, @Nullable String reason, @Nullable String text, List<String> photos) {}

    /**
     * What a reporter said.
     *
     * @param id of the report
     * @param title subject of a mail, when there is one
     * @param organisation name of the organisation it seems to come from; the report tells whether that is sure
     * @param takenBy member of staff who filed it for the citizen; null when the citizen did
     */
    record Told(
            long id,
            Instant at,
            @Nullable String title,
            @Nullable String text,
            @Nullable Contact contact,
            @Nullable String organisation,
            @Nullable String takenBy) {
        @Override
        public String toString() {
            return "Told[" + id + "]";
        }
    }

    /**
     * The city.
     *
     * @param zone in which dates are shown
     * @param reportPrefix before the number of a report
     * @param incidentPrefix before the number of an incident
     */
    record CityView(
            String name,
            ZoneId zone,
            String reportPrefix,
            String incidentPrefix,
            List<Named> groups,
            List<Named> categories,
            List<Named> departments,
            List<Named> priorities) {

        /** Categories of a group, by whose code theirs begin. */
        public List<Named> categories(Named group) {
            return categories.stream()
                    .filter(c -> c.code().startsWith(group.code() + "-"))
                    .toList();
        }
    }

    /** Something of the taxonomy with its names. */
    record Named(String code, String nameEs, String nameEn) {
        public String name(String language) {
            return language.startsWith("en") ? nameEn : nameEs;
        }
    }
}
