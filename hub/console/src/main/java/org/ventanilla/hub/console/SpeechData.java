package org.ventanilla.hub.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.transcript.Confirmation;
import org.ventanilla.hub.transcript.Proposal;

/** All that the console needs of reports that a machine wrote down of speech. Permissions are checked before it is asked. */
public interface SpeechData {
    /** Those that wait for a person, oldest first. */
    Future<List<Proposal>> waiting(int limit);

    /** One with its sentences: personal data. The look is written down before it is given. */
    Future<Optional<Proposal>> look(StaffSession reader, long id);

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
