package org.ventanilla.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Quarantine;
import org.ventanilla.model.Submission.ThreadRef;
import org.ventanilla.model.SubmissionDraft;
import org.ventanilla.model.TraceParent;

/** Makes submissions out of what a connector's pure functions returned. Pure; the key is made here and nowhere else. */
final class Submissions {
    private static final int MAX_KEY = 512;
    private static final int LATE_FILE_ENDING = ":file:999".length();

    private final String instance;
    private final Descriptor descriptor;

    Submissions(String instance, Descriptor descriptor) {
        this.instance = instance;
        this.descriptor = descriptor;
    }

    /** {@code instance:nativeId}, for ever the same (CONTRACT IDEM-6). */
    String key(String nativeId) {
        return instance + ":" + nativeId;
    }

    /** The native id behind a key of this instance, or null for a key of another. */
    @Nullable String nativeId(String key) {
        String ours = instance + ":";
        return key.startsWith(ours) && key.length() > ours.length() ? key.substring(ours.length()) : null;
    }

    /** Whether a native id can name a submission, and still one with a late file behind it. */
    boolean canBeKeyed(@Nullable String nativeId) {
        return nativeId != null
                && !nativeId.isBlank()
                && key(nativeId).length() + LATE_FILE_ENDING <= MAX_KEY
                && nativeId.chars().noneMatch(Character::isISOControl);
    }

    /** A draft whose files are stored. */
    Submission of(
            Inbound.Draft d, List<Attachment> files, @Nullable String rawRef, @Nullable Long leaseToken, Instant now) {
        return draft(key(d.nativeId()), now)
                .leaseToken(leaseToken)
                .occurredAt(d.occurredAt())
                .reporter(d.reporter())
                .title(d.title())
                .text(d.text())
                .location(d.location())
                .kindHint(d.kindHint())
                .category(d.category())
                .attachments(files)
                .thread(d.thread())
                .flags(d.flags())
                .sign(d.sign())
                .remarks(d.remarks())
                .rawRef(rawRef)
                .fingerprinted()
                .made();
    }

    /** Raw bytes that nobody could read; kept under the key the item would have had. */
    Submission quarantined(String nativeId, String rawRef, String reason, Instant now) {
        return kept(nativeId, rawRef, reason, now).fingerprinted().made();
    }

    /** The same, with who wrote it and about what, for the person who will look. */
    Submission quarantined(Inbound.Draft d, String rawRef, String reason, Instant now) {
        return kept(d.nativeId(), rawRef, reason, now)
                .reporter(d.reporter())
                .title(d.title())
                .fingerprinted()
                .made();
    }

    private SubmissionDraft kept(String nativeId, String rawRef, String reason, Instant now) {
        return draft(key(nativeId), now)
                .quarantine(new Quarantine(reason, null))
                .rawRef(rawRef);
    }

    /** A file that was fetched (or given up) after its report: a follow-up of it. */
    Submission lateFile(String parentKey, int index, Attachment file, Instant now) {
        return draft(parentKey + ":file:" + index, now)
                .attachments(List.of(file))
                .thread(new ThreadRef(null, parentKey, List.of(), null, null))
                .fingerprinted()
                .made();
    }

    private SubmissionDraft draft(String key, Instant now) {
        return Submission.draft(instance, descriptor.type(), key)
                .connectorVersion(descriptor.version())
                .receivedAt(now)
                .traceparent(TraceParent.of(key));
    }
}
