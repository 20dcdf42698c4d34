package org.ventanilla.hub.intake;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;

/**
 * A stored submission: one line of the ledger.
 *
 * @param id also the id of the report it becomes
 * @param reason stable code of why it ended as it did, when there is something to say
 */
public record Received(
        long id, String channel, State state, @Nullable String reason, Instant receivedAt, Submission submission) {

    /** From when it counts: when it came, or for what was brought in from the past when it was said. */
    public Instant at() {
        Instant said = submission.occurredAt();
        return submission.history() == null || said == null ? receivedAt : said;
    }

    /** How it stands, or how it ended. The names are wire codes. */
    public enum State {
        /** Safe, not looked at yet. */
        RECEIVED,
        /** Became a report of an incident. */
        REPORT,
        /** Added to an earlier report. */
        FOLLOW_UP,
        /** One piece of a report that came in several: its words are in that report. */
        PART,
        /** A machine wrote it down of speech, and a person has to say whether it is right before it is filed. */
        PROPOSED,
        /** Said in a conversation and no report: thanks, a greeting, a question about an earlier report. */
        TALK,
        /** Written by a machine: no report, no answer. */
        AUTOMATIC,
        /** Mass mail of a list. */
        LIST,
        /** An invitation or the answer to one. */
        CALENDAR,
        /** News that a message of ours arrived or was read. */
        RECEIPT,
        /** A message of ours that came back. */
        OWN_MAIL,
        /** Unwanted, says the source's own filter. */
        SPAM,
        /** News of a message of ours that could not be delivered. */
        BOUNCE,
        /** Could not be read; the raw bytes are kept for a person. */
        QUARANTINED,
        /** Could be read but not filed; a person must look. */
        STUCK;

        /** As written in the database and in JSON. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State fromWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The end of one submission. */
    public record Ended(long id, State state, @Nullable String reason) {}
}
