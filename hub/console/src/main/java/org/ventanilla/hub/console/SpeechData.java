package org.ventanilla.hub.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.transcript.Confirmation;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Recording;
import org.ventanilla.hub.transcript.Recordings;

/** All that the console needs of reports that a machine wrote down of speech. Permissions are checked before it is asked. */
public interface SpeechData {
    /** Those that wait for a person, oldest first. */
    Future<List<Proposal>> waiting(int limit);

    /** One with its sentences: personal data. The look is written down before it is given. */
    Future<Optional<Proposal>> look(StaffSession reader, long id);

    /** The recordings of it, oldest first; no sound. */
    Future<List<Sounding>> recordings(long id);

    /**
     * A recording and what becomes of it.
     *
     * @param until when our copy is deleted, if there is one
     */
    record Sounding(Recording recording, Instant until) {}

    /** The sound of one: personal data. The look is written down before it is given. Empty when no copy is kept. */
    Future<Optional<Recordings.Sound>> listen(StaffSession reader, long id, String recording);

    /** A number as it was typed; empty for none. */
    Optional<PhoneNumbers.Phone> phone(String given);

    /**
     * It is right, or is made so.
     *
     * @param version that was looked at
     */
    Future<Confirmation.Ending> confirm(StaffSession by, long id, Told told, int version);

    /** There is no report in it. False when it no longer waits. */
    Future<Boolean> dismiss(StaffSession by, long id, String reason);
}
