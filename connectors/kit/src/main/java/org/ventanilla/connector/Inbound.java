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
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/** What a pure {@code parse} makes of one native item: something somebody said, or news about something we sent. */
public sealed interface Inbound {

    /**
     * Something a citizen said, before its files are stored and its key is made.
     *
     * @param nativeId the source's own stable id of the item; the key is {@code instance:nativeId}
     * @param occurredAt when it was said, if the source tells
     * @param sign why the flags are set, as a stable code; kept with the item and shown in the ledger
     * @param remarks what could not be read as it should
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
            List<Submission.Flag> flags,
            @Nullable String sign,
            List<Remark> remarks)
            implements Inbound {
        public Draft {
            files = List.copyOf(files);
            flags = List.copyOf(flags);
            remarks = List.copyOf(remarks);
        }

        /** Nothing but its name, its time and its sender yet; the {@code with…} methods add the rest. */
        public static Draft of(String nativeId, @Nullable Instant occurredAt, Reporter reporter) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    List.of());
        }

        /** The same with words as the reporter typed them; null for none. */
        public Draft withText(@Nullable String typed) {
            return withWords(typed == null || typed.isEmpty() ? null : new Text(typed, null, TextSource.TYPED, null));
        }

        /** The same with this headline; null for none. */
        public Draft withTitle(@Nullable String headline) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    headline,
                    text,
                    location,
                    kindHint,
                    category,
                    files,
                    thread,
                    flags,
                    sign,
                    remarks);
        }

        /** The same with words as the connector made them; null for none. */
        public Draft withWords(@Nullable Text words) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    words,
                    location,
                    kindHint,
                    category,
                    files,
                    thread,
                    flags,
                    sign,
                    remarks);
        }

        /** The same with a place; null for none. */
        public Draft withLocation(@Nullable GivenLocation place) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    text,
                    place,
                    kindHint,
                    category,
                    files,
                    thread,
                    flags,
                    sign,
                    remarks);
        }

        /** The same with these files. */
        public Draft withFiles(List<DraftFile> all) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    text,
                    location,
                    kindHint,
                    category,
                    all,
                    thread,
                    flags,
                    sign,
                    remarks);
        }

        /** The same as an answer in a conversation; null for none. */
        public Draft withThread(@Nullable ThreadRef answered) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    text,
                    location,
                    kindHint,
                    category,
                    files,
                    answered,
                    flags,
                    sign,
                    remarks);
        }

        /** The same with these flags, and why they are set; null when they speak for themselves. */
        public Draft withFlags(List<Submission.Flag> all, @Nullable String why) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    text,
                    location,
                    kindHint,
                    category,
                    files,
                    thread,
                    all,
                    why,
                    remarks);
        }

        /** The same with what could not be read as it should. */
        public Draft withRemarks(List<Remark> all) {
            return new Draft(
                    nativeId,
                    occurredAt,
                    reporter,
                    title,
                    text,
                    location,
                    kindHint,
                    category,
                    files,
                    thread,
                    flags,
                    sign,
                    all);
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

        /**
         * Bytes that came with the item.
         *
         * @param decoration whether they only adorn the message, like the logo of a mail signature
         */
        record Bytes(Buffer bytes, @Nullable String declaredType, @Nullable String name, boolean decoration)
                implements DraftFile {
            /** Bytes that are part of what was said. */
            public Bytes(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
                this(bytes, declaredType, name, false);
            }
        }

        /** Bytes that wait at the provider: report first, media later (CONTRACT FILE-1). */
        record Remote(URI address, @Nullable String declaredType) implements DraftFile {}
    }
}
