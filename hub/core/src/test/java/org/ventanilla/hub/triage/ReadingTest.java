package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.media.PhotoPosition;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** What counts as a photo of a report. */
class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static StoredMedia picture(String ref) {
        var taken = new PhotoPosition(43.4623, -3.8099, null);
        return new StoredMedia(ref, 9, null, "image/jpeg", null, 4, 3, taken, null, 7L, null);
    }

    private static Attachment attached(String ref) {
        return new Attachment(ref, ref, 9, "image/jpeg", null, ref, Attachment.State.STORED, null, false);
    }

    private static Submission saying(List<Attachment> files) {
        return Submission.draft("buzon", "email", "buzon:1")
                .connectorVersion("1")
                .occurredAt(NOW)
                .receivedAt(NOW)
                .typed("Una farola rota")
                .attachments(files)
                .made();
    }

    @Test
    void a_logo_is_no_photo_and_says_nothing_about_the_place() {
        var reading = new Reading(TestHub.CITY, new Understanding(TestHub.CITY)::understand);
        var media = Map.of("foto", picture("foto"), "logo", picture("logo"));
        var both = saying(List.of(attached("foto"), attached("logo").asDecoration()));
        assertThat(reading.read(received(both), media).photos()).containsExactly("foto");
        var logo = saying(List.of(attached("logo").asDecoration()));
        assertThat(reading.read(received(logo), media).incident().spot()).isNull();
        var photo = saying(List.of(attached("foto")));
        assertThat(reading.read(received(photo), media).incident().spot()).isNotNull();
    }

    private static Received received(Submission submission) {
        return new Received(1, "email", Received.State.RECEIVED, null, NOW, submission);
    }
}
