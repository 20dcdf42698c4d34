package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.email.FakeHub.Mood;
import org.ventanilla.model.Receipt.Outcome;

/** From SMTP through IMAP and the bus: nothing lost, nothing twice, whatever happens in between. */
class InboxTest {
    private static final String DONE = "Ventanilla";
    private static final String LAMP = Mails.plain("<lamp-1@citizens.example>", "Farola", "No luce la farola.");

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_mail_becomes_one_submission_and_is_moved_after_the_receipt() throws Exception {
        rig.start();
        rig.post.post(LAMP);
        var submission = rig.hub.next();
        assertThat(submission.title()).isEqualTo("Farola");
        assertThat(submission.words()).isEqualTo("No luce la farola.");
        assertThat(submission.from()).isEqualTo("ana@citizens.example");
        assertThat(submission.thread().selfId()).isEqualTo("<lamp-1@citizens.example>");
        Wait.until("moved", () -> rig.post.in(DONE).size() == 1);
        assertThat(rig.post.in("INBOX")).isEmpty();
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void the_original_is_kept_byte_by_byte_before_anything_else() throws Exception {
        rig.post.post(Mails.withPhoto("<photo-1@citizens.example>", "AAECAwQ="));
        var onServer = new ByteArrayOutputStream();
        rig.post.in("INBOX").get(0).getMimeMessage().writeTo(onServer);
        rig.start();
        var submission = rig.hub.next();
        var raw = Wait.of(rig.blobs.get(submission.rawRef()));
        assertThat(raw.getBytes()).isEqualTo(onServer.toByteArray());
        assertThat(rig.blobs.order.get(0)).isEqualTo(raw);
        assertThat(rig.blobs.order).hasSize(2);
    }

    @Test
    void nothing_is_said_to_the_hub_while_the_original_cannot_be_kept() throws Exception {
        rig.blobs.broken = true;
        rig.post.post(LAMP);
        rig.start();
        Wait.until("noticed", () -> "hub-away".equals(rig.health().detail()));
        assertThat(rig.hub.kept()).isEmpty();
        assertThat(rig.post.in("INBOX")).hasSize(1);
        rig.blobs.broken = false;
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
    }

    @Test
    void a_mail_that_somebody_has_looked_at_is_read_and_reading_leaves_no_mark() throws Exception {
        rig.post.post(LAMP);
        rig.post.in("INBOX").get(0).setFlag(Flags.Flag.SEEN, true);
        rig.post.post(Mails.plain("<lamp-2@citizens.example>", "Otra", "Otra farola."));
        rig.start();
        assertThat(List.of(rig.hub.next().title(), rig.hub.next().title())).containsExactly("Farola", "Otra");
        Wait.until("moved", () -> rig.post.in(DONE).size() == 2);
        assertThat(rig.post.in(DONE).get(1).isSet(Flags.Flag.SEEN)).isFalse();
    }

    @Test
    void a_silent_hub_leaves_the_mail_in_the_inbox_and_gets_it_once_when_it_is_back() throws Exception {
        rig.hub.mood = Mood.DEAF;
        rig.post.post(LAMP);
        rig.start();
        rig.hub.next();
        Wait.until("noticed", () -> "hub-away".equals(rig.health().detail()));
        assertThat(rig.post.in("INBOX")).hasSize(1);
        assertThat(rig.state.cursors).isEmpty();
        rig.hub.mood = Mood.WELL;
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.ACCEPTED);
        Wait.until("moved", () -> rig.post.in(DONE).size() == 1);
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void a_restart_between_commit_and_receipt_neither_loses_nor_doubles() throws Exception {
        rig.hub.mood = Mood.MUTE;
        rig.post.post(LAMP);
        rig.post.post(Mails.plain("<lamp-2@citizens.example>", "Otra", "Otra farola."));
        rig.start();
        String key = rig.hub.next().key();
        rig.stop();
        assertThat(rig.post.in("INBOX")).hasSize(2);
        rig.hub.mood = Mood.WELL;
        rig.start();
        assertThat(rig.hub.next().key()).isEqualTo(key);
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.DUPLICATE);
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.ACCEPTED);
        Wait.until("moved", () -> rig.post.in(DONE).size() == 2);
        assertThat(rig.hub.kept()).hasSize(2);
    }

    @Test
    void the_same_mail_delivered_twice_has_one_key_and_other_words_under_its_id_another() throws Exception {
        rig.post.post(LAMP);
        rig.post.post(LAMP);
        rig.post.post(LAMP.replace("No luce", "Ya luce"));
        rig.start();
        String first = rig.hub.next().key();
        assertThat(first).isEqualTo(Rig.INSTANCE + ":" + NativeId.of(LAMP.getBytes(StandardCharsets.UTF_8)));
        assertThat(rig.hub.next().key()).isEqualTo(first);
        assertThat(rig.hub.next().key()).isNotEqualTo(first);
        Wait.until("moved", () -> rig.post.in(DONE).size() == 3);
    }

    @Test
    void mails_without_an_id_are_told_apart_by_their_bytes() throws Exception {
        rig.post.post(LAMP.replaceFirst("Message-ID:[^\r]*\r\n", ""));
        rig.post.post(LAMP.replaceFirst("Message-ID:[^\r]*\r\n", "").replace("10:00:00", "11:00:00"));
        rig.start();
        var first = rig.hub.next();
        assertThat(first.thread().selfId()).isNull();
        assertThat(rig.hub.next().key()).isNotEqualTo(first.key());
    }

    @Test
    void a_cursor_of_another_uidvalidity_means_reading_from_the_start() throws Exception {
        rig.state.cursors.put(Rig.INSTANCE, "1:999999");
        rig.post.post(LAMP);
        rig.start();
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
    }
}
