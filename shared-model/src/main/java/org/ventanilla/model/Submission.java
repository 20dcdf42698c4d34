package org.ventanilla.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report-to-be as a connector hands it to the hub (CONTRACT §3.4). One native item of the source is one submission; the
 * pair (instance, key) names it for ever.
 *
 * @param schema {@code submission.v1}; an unknown major version is refused
 * @param key stable name of the native item, at most 512 characters: {@code instance + ":" + nativeId}
 * @param fingerprint SHA-256 (hex) of the content, see {@link Fingerprint}; tells DUPLICATE from CONFLICT. Computed by the
 *     hub when absent
 * @param jurisdiction the city; the hub's only one when absent
 * @param instance the configured connector that says this, for example {@code buzon}
 * @param type the channel it speaks, for example {@code email}
 * @param occurredAt when the citizen said it, by the best clock known; the hub's arrival time when absent
 * @param kindHint what the reporter says this is, when they chose
 * @param category a leaf of the taxonomy when the reporter chose one; a hint only
 * @param thread what this answers, when it is part of a conversation
 * @param sign why the flags are set: a stable code of the connector, such as {@code auto-submitted}
 * @param quarantine set when the connector could not read the item: the raw bytes are kept and a person will look
 * @param rawRef media reference of the untouched original
 * @param leaseToken fencing token of a singleton source
 * @param traceparent W3C Trace Context of the item, see {@link TraceParent}; the events it leads to carry it on
 * @param remarks what the connector could not do as it should, each with the part concerned; for the clerk to see
 * @param context what is known of it beside what was said; absent when nothing is
 */
public record Submission(
        String schema,
        String key,
        @Nullable String fingerprint,
        @Nullable String jurisdiction,
        String instance,
        String type,
        @Nullable String connectorVersion,
        @Nullable Long leaseToken,
        @Nullable Instant occurredAt,
        @Nullable Instant deviceAt,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Reporter reporter,
        @Nullable @JsonAlias("subject") String title,
        @Nullable Text text,
        @Nullable GivenLocation location,
        @Nullable Kind kindHint,
        @Nullable String category,
        List<Attachment> attachments,
        @Nullable @JsonProperty("thread") ThreadRef thread,
        List<Flag> flags,
        @Nullable String sign,
        @Nullable Quarantine quarantine,
        @Nullable String rawRef,
        @Nullable String traceparent,
        List<Remark> remarks,
        @Nullable Context context) {

    /** The only schema this hub speaks. */
    public static final String SCHEMA = "submission.v1";

    public Submission {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        flags = flags == null ? List.of() : List.copyOf(flags);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /**
     * Begins one.
     *
     * @param key its name for ever: {@code instance + ":" + nativeId}
     */
    public static SubmissionDraft draft(String instance, String type, String key) {
        return new SubmissionDraft(instance, type, key);
    }

    /** Begins another like this one. */
    public SubmissionDraft changed() {
        return new SubmissionDraft(this);
    }

    /** Set when it is of the past. */
    public @Nullable History history() {
        return context == null ? null : context.history();
    }

    /** Id of the incident that the reporter says is theirs. */
    public @Nullable String incident() {
        return context == null ? null : context.incident();
    }

    /** Whether somebody may get hurt, as the reporter says. */
    public @Nullable Boolean danger() {
        return context == null ? null : context.danger();
    }

    /**
     * What is known of a report beside what was said.
     *
     * @param history set when it was said long ago, to another system: only the operator's own import may
     * @param incident id of the incident that the reporter was shown and says is theirs; counts while that one is open and public
     * @param danger whether somebody may get hurt, as the reporter answered when plainly asked; null when nobody asked
     */
    public record Context(@Nullable History history, @Nullable String incident, @Nullable Boolean danger) {
        static final Context NONE = new Context(null, null, null);
    }

    /** Personal data stays out of logs: ids only. */
    @Override
    public String toString() {
        return "Submission[" + instance + " " + key + "]";
    }

    /** Words of the reporter, with the words' origin. {@code clean} is derived: quotes and signatures removed for show. */
    public record Text(String raw, @Nullable String clean, @Nullable TextSource source, @Nullable Double confidence) {
        /** What a reader should see: the cleaned words when there are any, else all of them. */
        public String shown() {
            return clean == null || clean.isBlank() ? raw : clean;
        }

        @Override
        public String toString() {
            return "Text[" + raw.length() + " chars]";
        }
    }

    /** How the words came to be. */
    public enum TextSource {
        TYPED,
        TRANSCRIPT
    }

    /** What kind of thing the city is told: it asked for all three. */
    public enum Kind {
        INCIDENT,
        REQUEST,
        SUGGESTION
    }

    /** Something a connector noticed about the item. A machine's message makes no report and is never answered. */
    public enum Flag {
        AUTOMATIC,
        BOUNCE,
        CALENDAR,
        /**
         * One message of a conversation without threads, as on a telephone: what it is about, its time and its words tell.
         */
        CHAT,
        /** Somebody's provider says that they do not want our messages. */
        COMPLAINT,
        /** The sender's own domain says that it did not send this: nothing goes to the address it names. */
        FORGED,
        LIST,
        OVERSIZE,
        /** A message of ours coming back. */
        OWN_MAIL,
        PARTIAL,
        /** News that a message of ours arrived or was read. */
        RECEIPT,
        REPLAYED,
        /** What the source's own filter calls unwanted. */
        SPAM,
        NO_ANSWER,
        /** Nobody but the sender's intended reader can read it: the reporter should be asked to write again. */
        ENCRYPTED,
        /**
         * More of it comes as parts, each a submission with this one's key as {@code parentKey}: it is filed as one report with
         * them when the last came, or after a while with those that did.
         */
        UNFINISHED,
        /** A part of an unfinished one. One that comes too late, or alone, is an addition like any other. */
        PART,
        /** A part after which no other is awaited. */
        LAST,
        /** A machine wrote down what somebody said freely, and nobody asked them whether it is right: it may be for a person first. */
        TRANSCRIBED
    }

    /**
     * One thing that could not be read as it should. The original is kept all the same.
     *
     * @param code stable, for example {@code too-many-parts}
     * @param about the part concerned, by its file name or its number in the item; null for the whole
     */
    public record Remark(String code, @Nullable String about) {
        /** File names are citizens' words. */
        @Override
        public String toString() {
            return "Remark[" + code + "]";
        }
    }

    /**
     * How something of the past ended. Such a report counts from {@code occurredAt}, and nobody is told of it.
     *
     * @param closedAt when it was dealt with; null while it still is to be
     * @param status how it ended: RESOLVED, NOT_PROCEEDING or ELSEWHERE; null while it has not
     * @param closingText what the public was told then
     */
    public record History(@Nullable Instant closedAt, @Nullable String status, @Nullable String closingText) {
        /** What was told may name people. */
        @Override
        public String toString() {
            return "History[" + status + "]";
        }
    }

    /** Why the connector could not read the item: a stable code and one sentence for the clerk, without personal data. */
    public record Quarantine(String reason, @Nullable String detail) {}

    /**
     * What this submission answers.
     *
     * @param token the reply token of a report, as given out in a plus address, Message-ID or link
     * @param parentKey key of an earlier submission of the same instance, or its number as the receipt told it
     * @param nativeRefs native ids this refers to (Message-IDs), nearest first
     * @param number a report number found in the text or subject: a weak hint
     * @param selfId the item's own native id, so that answers can be threaded to it (a Message-ID with its brackets)
     */
    public record ThreadRef(
            @Nullable String token,
            @Nullable String parentKey,
            List<String> nativeRefs,
            @Nullable String number,
            @Nullable String selfId) {
        public ThreadRef {
            nativeRefs = nativeRefs == null ? List.of() : List.copyOf(nativeRefs);
        }

        /** For channels whose items have no native id that an answer could refer to. */
        public ThreadRef(
                @Nullable String token, @Nullable String parentKey, List<String> nativeRefs, @Nullable String number) {
            this(token, parentKey, nativeRefs, number, null);
        }
    }
}
