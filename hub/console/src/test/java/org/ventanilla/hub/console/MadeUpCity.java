package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.api.Reprocessing;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.WorkItem;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.notify.NoticeRow;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SimilarAnswer.Known;
import org.ventanilla.model.TrailEntry;

/**
 * A small city of records, for tests and for looking at the pages. Whoever knows the password is signed in with the role
 * whose name is the login; what is done is written down; a bad day can be had.
 */
final class MadeUpCity implements ConsoleData {
    static final Instant NOW = Instant.parse("2026-11-20T18:05:00Z");
    static final String PASSWORD = "la contraseña";
    /** What a readable picture begins with here. */
    static final String PICTURE = "picture ";

    final Map<Long, CaseFile> files = new LinkedHashMap<>();
    final List<NoticeRow> trouble = new ArrayList<>();
    final List<NoticeRow> waiting = new ArrayList<>();
    final List<QuarantinedItem> unread = new ArrayList<>();
    final MadeUpSpeech speech = new MadeUpSpeech();
    Reprocessing.Ending ending = Reprocessing.Ending.READ;
    final List<Gathered> hotspots = new ArrayList<>();
    final List<Known> near = new ArrayList<>();
    final List<String> deeds = new ArrayList<>();
    final List<Search> asked = new ArrayList<>();
    final List<String> doers = new ArrayList<>();
    final List<String> readings = new ArrayList<>();
    final Map<String, StoredMedia> media = new LinkedHashMap<>();
    String words = "La farola de delante de mi portal lleva tres noches apagada.\nNo se ve <nada> & da miedo.";
    /** What the next deed fails with. */
    @Nullable Throwable refusal;

    boolean away;

    MadeUpCity with(Sample sample) {
        CaseFile file = sample.file();
        files.put(file.incident().id(), file);
        return this;
    }

    @Override
    public Future<Optional<SignedIn>> signIn(String login, String password) {
        return answer(clerk(login).filter(s -> PASSWORD.equals(password)).map(s -> new SignedIn(s, "token-" + login)));
    }

    @Override
    public Future<Optional<StaffSession>> session(String token) {
        return Future.succeededFuture(token.startsWith("token-") ? clerk(token.substring(6)) : Optional.empty());
    }

    private static Optional<StaffSession> clerk(String role) {
        return Arrays.stream(Role.values())
                .filter(r -> r.code().equals(role))
                .findFirst()
                .map(r -> new StaffSession(7, "villaseca", "Ana Ruiz", Set.of(r)));
    }

    @Override
    public Future<List<WorkItem>> work(Search search) {
        asked.add(search);
        return answer(files.values().stream()
                .filter(f -> search.statuses().isEmpty()
                        || search.statuses().contains(f.incident().status()))
                .skip(search.skip())
                .limit(search.limit())
                .map(f -> new WorkItem(
                        f.incident(),
                        f.maybes().stream().map(CaseFile.Maybe::perhaps).toList()))
                .toList());
    }

    @Override
    public Future<Optional<CaseFile>> incident(long id) {
        return answer(Optional.ofNullable(files.get(id)));
    }

    @Override
    public Future<List<Told>> reports(StaffSession reader, List<ReportRow> reports) {
        reports.forEach(r -> readings.add(reader.staffId() + " reads " + r.id()));
        return answer(reports.stream().map(this::told).toList());
    }

    private Told told(ReportRow r) {
        var contact = new Contact(
                r.id(),
                "villaseca",
                "email",
                "luis@correo.example",
                "Luis P.",
                "es",
                ContactState.OK,
                Reporter.Assurance.VERIFIED);
        return new Told(
                r.id(),
                r.receivedAt(),
                "Farola apagada",
                words,
                r.contactId() == null ? null : contact,
                r.organisationId() == null ? null : "Asociación <El Cabo>",
                r.channel().equals("desk") ? "Eva <Soto>" : null);
    }

    @Override
    public Future<Void> signOut(String token) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<Stage>> stages(long id) {
        var why = "Es de la <autonómica>";
        return Future.succeededFuture(List.of(
                new Stage("works", "obras", Stage.State.PENDING, false, null, null),
                new Stage("works", "riego", Stage.State.ACCEPTED, true, null, null),
                new Stage("works", "luz", Stage.State.REFUSED, false, Instant.EPOCH, why)));
    }

    @Override
    public ConsoleData by(StaffSession who) {
        doers.add(who.name());
        return this;
    }

    @Override
    public Future<Void> changeStatus(long id, StatusChange c) {
        return deed("status " + id + " " + c.to() + " " + c.reason() + " " + c.text() + " " + c.photos());
    }

    @Override
    public Future<Void> note(long id, String text) {
        return deed("note " + id + " " + text);
    }

    @Override
    public Future<Void> ask(long id, String text) {
        return deed("ask " + id + " " + text);
    }

    @Override
    public Future<Void> looked(long id) {
        return deed("looked " + id);
    }

    @Override
    public Future<Void> addPhoto(long id, String ref, boolean result, String alt) {
        return deed("photo " + id + " " + ref + " " + result + " " + alt);
    }

    @Override
    public Future<Void> categorise(long id, String category) {
        return deed("category " + id + " " + category);
    }

    @Override
    public Future<Void> place(long id, String words) {
        return deed("place " + id + " " + words);
    }

    @Override
    public Future<Void> assign(long id, String department, @Nullable String assignee) {
        return deed("assign " + id + " " + department + " " + assignee);
    }

    @Override
    public Future<Void> merge(long from, long into) {
        return deed("merge " + from + " " + into);
    }

    @Override
    public Future<Long> split(long id, long report) {
        return deed("split " + id + " " + report).map(99L);
    }

    @Override
    public Future<Void> undoMerge(long from) {
        return deed("undo " + from);
    }

    @Override
    public Future<Long> answer(long report, long perhaps, boolean same) {
        return deed("answer " + report + " " + perhaps + " " + same).map(perhaps);
    }

    @Override
    public Future<StoredMedia> keep(Path upload, @Nullable String type, @Nullable String name) {
        try {
            String content = Files.readString(upload, StandardCharsets.UTF_8);
            String ref = String.format("%064x", content.hashCode() & 0xffffffffL);
            Long hash = content.startsWith(PICTURE) ? 1L : null;
            var kept = new StoredMedia(ref, content.length(), type, "image/jpeg", name, 10, 10, null, null, hash, null);
            media.put(ref, kept);
            return answer(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Future<List<StoredMedia>> kept(List<String> refs) {
        return answer(refs.stream().filter(media::containsKey).map(media::get).toList());
    }

    @Override
    public Future<Optional<Buffer>> picture(String ref, boolean small) {
        return answer(media.containsKey(ref) ? Optional.of(Buffer.buffer("picture")) : Optional.empty());
    }

    @Override
    public Future<List<NoticeRow>> trouble(int limit) {
        return answer(trouble);
    }

    @Override
    public Future<List<NoticeRow>> waiting(int limit) {
        return answer(waiting);
    }

    @Override
    public Future<Boolean> sendAgain(UUID id) {
        return deed("send " + id).map(trouble.stream().anyMatch(n -> n.id().equals(id)));
    }

    @Override
    public SpeechData speech() {
        return speech;
    }

    @Override
    public Future<List<QuarantinedItem>> unread(int limit) {
        return answer(unread.stream()
                .filter(i -> i.state() == QuarantinedItem.State.NEW)
                .toList());
    }

    @Override
    public Future<Optional<QuarantinedItem>> unreadItem(long id) {
        return answer(unread.stream().filter(i -> i.id() == id).findFirst());
    }

    @Override
    public Future<List<TrailEntry>> trail(QuarantinedItem item) {
        return answer(List.of(
                new TrailEntry(item.instance(), item.key(), item.firstAt(), "received", null),
                new TrailEntry(item.instance(), item.key(), item.firstAt(), "quarantined", "unparseable")));
    }

    @Override
    public Future<Buffer> original(StaffSession reader, QuarantinedItem item) {
        readings.add(reader.staffId() + " reads original " + item.id());
        return answer(Buffer.buffer("<raw>"));
    }

    @Override
    public Future<Reprocessing.Ending> readAgain(long id) {
        return deed("read again " + id).map(ending);
    }

    @Override
    public Future<Boolean> dismiss(long id, String reason) {
        return deed("dismiss " + id + " " + reason).map(unread.stream().anyMatch(i -> i.id() == id));
    }

    static QuarantinedItem unread(long id, String channel, QuarantinedItem.State state) {
        return new QuarantinedItem(
                id,
                channel,
                channel + ":" + id,
                channel,
                "f".repeat(64),
                "unparseable",
                null,
                "1.0.0",
                state,
                2,
                NOW.minusSeconds(90_000),
                NOW,
                state == QuarantinedItem.State.NEW ? null : "Eva Gil",
                state == QuarantinedItem.State.DISMISSED ? "publicidad" : null);
    }

    @Override
    public Future<List<Hotspot>> hotspots(@Nullable Boolean open, int limit) {
        return answer(hotspots.stream()
                .map(Gathered::hotspot)
                .filter(h -> open == null || h.isOpen() == open)
                .toList());
    }

    @Override
    public Future<Optional<Gathered>> hotspot(long id) {
        return answer(hotspots.stream().filter(g -> g.hotspot().id() == id).findFirst());
    }

    @Override
    public Future<List<Known>> near(IncidentRow incident) {
        return answer(near);
    }

    @Override
    public Future<Optional<Hotspot>> hotspotOf(long incident) {
        return answer(hotspots.stream()
                .filter(g -> g.incidents().stream().anyMatch(i -> i.id() == incident))
                .map(Gathered::hotspot)
                .findFirst());
    }

    @Override
    public CityView city() {
        return Villaseca.VIEW;
    }

    private Future<Void> deed(String what) {
        var bad = refusal;
        if (bad != null || away) {
            return Future.failedFuture(bad == null ? new IllegalStateException("database away") : bad);
        }
        deeds.add(what);
        return Future.succeededFuture();
    }

    private <T> Future<T> answer(T value) {
        return away ? Future.failedFuture(new IllegalStateException("database away")) : Future.succeededFuture(value);
    }

    static NoticeRow notice(String state, @Nullable String code) {
        var id = UUID.nameUUIDFromBytes((state + code).getBytes(StandardCharsets.UTF_8));
        return new NoticeRow(id, 5, 17, 40, 170, "resolved", "email", "buzon", state, 3, code, NOW, null, false);
    }
}
