package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.transcript.Confirmation.Ending;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Proposal.State;
import org.ventanilla.hub.transcript.Proposed;
import org.ventanilla.hub.transcript.Proposed.Field;
import org.ventanilla.hub.transcript.Recording;
import org.ventanilla.hub.transcript.Recordings.Sound;
import org.ventanilla.hub.transcript.Sentence;
import org.ventanilla.model.Submission.Remark;

/** Proposed reports made up for tests, and what was done to them. */
final class MadeUpSpeech implements SpeechData {
    static final String WORDS = "La farola no luce & parpadea <mucho>.";

    private final PhoneNumbers numbers = new PhoneNumbers("ES");
    final List<Proposal> proposals = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final List<String> deeds = new ArrayList<>();
    final List<Long> looks = new ArrayList<>();
    final List<Recording> recordings = new ArrayList<>();
    Ending ending = Ending.DONE;

    /** @param ref of our copy; null for none */
    static Recording recording(@Nullable String ref, @Nullable Instant goneAt) {
        return new Recording("phone", "RE1", Instant.parse("2026-11-19T10:00:00Z"), ref, "audio/mpeg", goneAt, 0);
    }

    static Proposal proposal(long id, State state, String category) {
        var sentences = List.of(new Sentence(WORDS, 0.7), new Sentence("Está en la calle Castilla 27.", null));
        var proposed = new Proposed(
                sentences,
                new Field(category, 0, 0.66),
                new Field("Calle Castilla 27", 1, 0.48),
                new Field("false", null, 0.48),
                new Field("+34600111222", null, 0.9),
                0.48,
                List.of(new Remark("recording", "RE1")));
        Instant at = Instant.parse("2026-11-19T10:00:00Z");
        return new Proposal(id, state, 3, at, at, proposed, null, state == State.DISMISSED ? "broma" : null);
    }

    @Override
    public Future<List<Proposal>> waiting(int limit) {
        return Future.succeededFuture(
                proposals.stream().filter(Proposal::isOpen).limit(limit).toList());
    }

    @Override
    public Future<Optional<Proposal>> look(StaffSession reader, long id) {
        looks.add(id);
        return Future.succeededFuture(
                proposals.stream().filter(p -> p.id() == id).findFirst());
    }

    @Override
    public Future<List<Sounding>> recordings(long id) {
        return Future.succeededFuture(recordings.stream()
                .map(r -> new Sounding(r, Instant.parse("2026-12-19T10:00:00Z")))
                .toList());
    }

    @Override
    public Future<Optional<Sound>> listen(StaffSession reader, long id, String recording) {
        deeds.add("listen " + id + " " + recording + " by " + reader.name());
        return Future.succeededFuture(recordings.stream()
                .filter(r -> r.isKept() && r.name().equals(recording))
                .findFirst()
                .map(r -> new Sound("audio/mpeg", Buffer.buffer("sound"))));
    }

    @Override
    public Optional<PhoneNumbers.Phone> phone(String given) {
        return numbers.read(given);
    }

    @Override
    public Future<Ending> confirm(StaffSession by, long id, Told what, int version) {
        told.add(what);
        deeds.add("confirm " + id + " v" + version + " by " + by.name());
        return Future.succeededFuture(ending);
    }

    @Override
    public Future<Boolean> dismiss(StaffSession by, long id, String reason) {
        deeds.add("dismiss " + id + " " + reason + " by " + by.name());
        return Future.succeededFuture(true);
    }
}
