package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Kind;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.ThreadRef;

/** What a pure {@code parse} makes of one native item: something somebody said, or news about something we sent. */
public sealed interface Inbound {

    /**
     * Something a citizen said, before its files are stored and its key is made.
     *
     * @param nativeId the source's own stable id of the item; the key is {@code instance:nativeId}
     * @param occurredAt when it was said, if the source tells
     */
    record Draft(
            String nativeId,
            @Nullable Instant occurredAt,
            Reporter reporter,
            @Nullable String title,
            @Nullable Text text,
            @Nullable GivenLocation location,
            @Nullable Kind kindHint,
            @Nullable String category,
            List<DraftFile> files,
            @Nullable ThreadRef thread,
            List<Submission.Flag> flags)
            implements Inbound {
        public Draft {
            files = List.copyOf(files);
            flags = List.copyOf(flags);
        }

        @Override
        public String toString() {
            return "Draft[" + nativeId + "]";
        }
    }

    /** News about a message we sent. */
    record Delivery(DeliveryReceipt receipt) implements Inbound {}

    /** Stop, start, bounce. */
    record Control(ControlEvent event) implements Inbound {}

    /** A file that came with a draft: bytes at hand, or an address from which the connector must still fetch them. */
    sealed interface DraftFile {
        @Nullable String declaredType();

        /** Bytes that came with the item. */
        record Bytes(Buffer bytes, @Nullable String declaredType, @Nullable String name) implements DraftFile {}

        /** Bytes that wait at the provider: report first, media later (CONTRACT FILE-1). */
        record Remote(URI address, @Nullable String declaredType) implements DraftFile {}
    }
}
