package org.ventanilla.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.Context;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.History;
import org.ventanilla.model.Submission.Kind;
import org.ventanilla.model.Submission.Quarantine;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/**
 * A submission while it is made: begins with {@link Submission#draft} or {@link Submission#changed}, names only what there
 * is, and ends with {@link #made}. Each method answers the draft itself. For one thread.
 */
public final class SubmissionDraft {
    private final String schema;
    private final String key;
    private final String instance;
    private final String type;
    private @Nullable String fingerprint;
    private @Nullable String jurisdiction;
    private @Nullable String connectorVersion;
    private @Nullable Long leaseToken;
    private @Nullable Instant occurredAt;
    private @Nullable Instant deviceAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant receivedAt;
    private @Nullable Reporter reporter;
    private @Nullable String title;
    private @Nullable Text text;
    private @Nullable GivenLocation location;
    private @Nullable Kind kindHint;
    private @Nullable String category;
    private List<Attachment> attachments = List.of();
    private @Nullable ThreadRef thread;
    private List<Flag> flags = List.of();
    private @Nullable String sign;
    private @Nullable Quarantine quarantine;
    private @Nullable String rawRef;
    private @Nullable String traceparent;
    private List<Remark> remarks = List.of();
    private Context context = Context.NONE;

    SubmissionDraft(String instance, String type, String key) {
        this.schema = Submission.SCHEMA;
        this.instance = instance;
        this.type = type;
        this.key = key;
    }

    SubmissionDraft(Submission s) {
        this.schema = s.schema();
        this.key = s.key();
        this.instance = s.instance();
        this.type = s.type();
        this.fingerprint = s.fingerprint();
        this.jurisdiction = s.jurisdiction();
        this.connectorVersion = s.connectorVersion();
        this.leaseToken = s.leaseToken();
        this.occurredAt = s.occurredAt();
        this.deviceAt = s.deviceAt();
        this.sentAt = s.sentAt();
        this.receivedAt = s.receivedAt();
        this.reporter = s.reporter();
        this.title = s.title();
        this.text = s.text();
        this.location = s.location();
        this.kindHint = s.kindHint();
        this.category = s.category();
        this.attachments = s.attachments();
        this.thread = s.thread();
        this.flags = s.flags();
        this.sign = s.sign();
        this.quarantine = s.quarantine();
        this.rawRef = s.rawRef();
        this.traceparent = s.traceparent();
        this.remarks = s.remarks();
        this.context = s.context() == null ? Context.NONE : s.context();
    }

    public SubmissionDraft traceparent(@Nullable String trace) {
        traceparent = trace;
        return this;
    }

    public SubmissionDraft fingerprint(@Nullable String sha256) {
        fingerprint = sha256;
        return this;
    }

    public SubmissionDraft jurisdiction(@Nullable String city) {
        jurisdiction = city;
        return this;
    }

    public SubmissionDraft connectorVersion(@Nullable String version) {
        connectorVersion = version;
        return this;
    }

    public SubmissionDraft leaseToken(@Nullable Long token) {
        leaseToken = token;
        return this;
    }

    public SubmissionDraft occurredAt(@Nullable Instant at) {
        occurredAt = at;
        return this;
    }

    public SubmissionDraft receivedAt(@Nullable Instant at) {
        receivedAt = at;
        return this;
    }

    public SubmissionDraft reporter(@Nullable Reporter who) {
        reporter = who;
        return this;
    }

    public SubmissionDraft title(@Nullable String words) {
        title = words;
        return this;
    }

    /** Words as the reporter typed them. */
    public SubmissionDraft typed(String words) {
        return text(new Text(words, null, TextSource.TYPED, null));
    }

    public SubmissionDraft text(@Nullable Text words) {
        text = words;
        return this;
    }

    public SubmissionDraft location(@Nullable GivenLocation place) {
        location = place;
        return this;
    }

    public SubmissionDraft kindHint(@Nullable Kind kind) {
        kindHint = kind;
        return this;
    }

    public SubmissionDraft category(@Nullable String code) {
        category = code;
        return this;
    }

    public SubmissionDraft attachments(List<Attachment> files) {
        attachments = files;
        return this;
    }

    public SubmissionDraft thread(@Nullable ThreadRef answered) {
        thread = answered;
        return this;
    }

    public SubmissionDraft flags(List<Flag> noticed) {
        flags = noticed;
        return this;
    }

    /** Why the flags are set, as a stable code. */
    public SubmissionDraft sign(@Nullable String code) {
        sign = code;
        return this;
    }

    /** What the connector could not do as it should. */
    public SubmissionDraft remarks(List<Remark> all) {
        remarks = List.copyOf(all);
        return this;
    }

    /** It is of the past. */
    public SubmissionDraft history(@Nullable History past) {
        context = new Context(past, context.incident(), context.danger());
        return this;
    }

    /** Id of the incident that the reporter says is theirs. */
    public SubmissionDraft incident(@Nullable String id) {
        context = new Context(context.history(), id, context.danger());
        return this;
    }

    /** What the reporter answered when asked for danger. */
    public SubmissionDraft danger(@Nullable Boolean told) {
        context = new Context(context.history(), context.incident(), told);
        return this;
    }

    public SubmissionDraft quarantine(@Nullable Quarantine why) {
        quarantine = why;
        return this;
    }

    public SubmissionDraft rawRef(@Nullable String media) {
        rawRef = media;
        return this;
    }

    /** With the fingerprint of its content. */
    public SubmissionDraft fingerprinted() {
        return fingerprint(Fingerprint.of(made()));
    }

    public Submission made() {
        return new Submission(
                schema,
                key,
                fingerprint,
                jurisdiction,
                instance,
                type,
                connectorVersion,
                leaseToken,
                occurredAt,
                deviceAt,
                sentAt,
                receivedAt,
                reporter,
                title,
                text,
                location,
                kindHint,
                category,
                attachments,
                thread,
                flags,
                sign,
                quarantine,
                rawRef,
                traceparent,
                remarks,
                context.equals(Context.NONE) ? null : context);
    }
}
