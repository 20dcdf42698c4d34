package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.Submission.Remark;

/** A mail as the connector's pure parser reads it. */
final class Opened {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-04T10:00:00Z"), ZoneOffset.UTC);
    private static final OwnAddresses OWN = OwnAddresses.of("buzon@ventanilla.example", List.of());
    private static final MailParser PARSER = new MailParser(OWN, new ReplyText(ReplyLines.shipped()), CLOCK);

    private final Draft draft;

    private Opened(Draft draft) {
        this.draft = draft;
    }

    static Opened of(String raw) {
        return of(raw.getBytes(StandardCharsets.UTF_8));
    }

    static Opened of(byte[] raw) {
        var item = new RawItem("1:1", NativeId.of(raw), Buffer.buffer(raw), Mailbox.TYPE);
        return new Opened((Draft) PARSER.parse(item).get(0));
    }

    Draft draft() {
        return draft;
    }

    String words() {
        return draft.text() == null ? "" : draft.text().raw();
    }

    String shown() {
        return draft.text() == null ? "" : draft.text().shown();
    }

    List<DraftFile.Bytes> files() {
        return draft.files().stream().map(DraftFile.Bytes.class::cast).toList();
    }

    List<String> names() {
        return files().stream().map(file -> String.valueOf(file.name())).toList();
    }

    List<String> remarks() {
        return draft.remarks().stream().map(Remark::code).toList();
    }
}
