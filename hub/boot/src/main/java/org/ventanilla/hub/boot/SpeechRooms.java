package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.console.SpeechData;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.transcript.Confirmation;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Recordings;

/** What a machine wrote down of speech, as the staff's application sees it. */
record SpeechRooms(Rooms rooms, Desk desk) implements SpeechData {
    private static final String PURPOSE = "proposal-page";
    private static final String LISTENED = "proposal-recording";

    @Override
    public Future<List<Proposal>> waiting(int limit) {
        return rooms.transcripts().list(Proposal.State.OPEN, 0, limit);
    }

    @Override
    public Future<Optional<Proposal>> look(StaffSession reader, long id) {
        return rooms.transcripts()
                .find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : rooms.identity()
                                .logAccess(new Access(reader.staffId(), null, id, PURPOSE))
                                .map(found));
    }

    @Override
    public Future<List<Sounding>> recordings(long id) {
        var room = rooms.recordings();
        return room.of(id).map(all -> all.stream()
                .map(r -> new Sounding(r, room.keeping().until(r)))
                .toList());
    }

    /** Written down first, and only then given. */
    @Override
    public Future<Optional<Recordings.Sound>> listen(StaffSession reader, long id, String recording) {
        return rooms.identity()
                .logAccess(new Access(reader.staffId(), null, id, LISTENED))
                .compose(logged -> rooms.recordings().listen(id, recording));
    }

    @Override
    public Optional<PhoneNumbers.Phone> phone(String given) {
        return desk.numbers().read(given);
    }

    @Override
    public Future<Confirmation.Ending> confirm(StaffSession by, long id, Told told, int version) {
        return new Confirmation(desk, rooms.transcripts()).confirm(id, by.staffId(), told, version);
    }

    @Override
    public Future<Boolean> dismiss(StaffSession by, long id, String reason) {
        return rooms.transcripts().dismiss(id, by.staffId(), reason);
    }
}
