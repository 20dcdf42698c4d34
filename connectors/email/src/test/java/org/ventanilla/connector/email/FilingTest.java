package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import jakarta.mail.Flags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a mail lies afterwards. */
@Timeout(60)
class FilingTest {
    private static final String LAMP = Mails.plain("<lamp-1@citizens.example>", "Farola", "No luce.");
    private static final String AWAY = "Auto-Submitted: auto-replied\r\n"
            + Mails.plain("<away-1@citizens.example>", "Fuera de la oficina", "Vuelvo el lunes.");

    private final Rig rig = new Rig();
    private final ImapProxy proxy = new ImapProxy(rig.vertx, rig.post.imapPort());

    @AfterEach
    void close() {
        rig.close();
    }

    private JsonObject options() {
        return PostOffice.options(proxy.port(), rig.post.smtpPort());
    }

    private void filed(String folder, int mails) throws Exception {
        Wait.until("filed in " + folder, () -> rig.post.in(folder).size() == mails);
    }

    @Test
    void what_a_machine_wrote_is_told_to_the_hub_and_filed_apart() throws Exception {
        rig.post.post(AWAY);
        rig.post.post(LAMP);
        rig.start(options());
        filed("Ventanilla-automatic", 1);
        filed("Ventanilla", 1);
        assertThat(rig.hub.kept()).hasSize(2);
        assertThat(rig.post.in("INBOX")).isEmpty();
    }

    @Test
    void the_folders_have_the_names_of_the_options_and_are_made_and_shown_to_people() throws Exception {
        rig.post.post(AWAY);
        rig.post.post(LAMP);
        rig.start(options().put("doneFolder", "Avisos.hechos").put("automaticFolder", "Autom\u00e1ticos"));
        filed("Avisos.hechos", 1);
        proxy.heard("SUBSCRIBE");
        Wait.until("filed", () -> rig.post.in("INBOX").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "NOTHING"})
    void neither_is_a_mail_marked_as_read_nor_anothers_mail_expunged(String hidden) throws Exception {
        proxy.hidden = hidden;
        rig.post.post(Mails.plain("<x@citizens.example>", "De otra", "Otra persona lo ha borrado."));
        var others = rig.post.in("INBOX").get(0);
        others.setFlag(Flags.Flag.DELETED, true);
        rig.state.cursors.put(Rig.INSTANCE, rig.post.validity() + ":" + others.getUid());
        rig.post.post(LAMP);
        rig.start(options());
        filed("Ventanilla", 1);
        Wait.until("gone", () -> rig.post.in("INBOX").size() == 1);
        assertThat(rig.post.in("INBOX").get(0).getUid()).isEqualTo(others.getUid());
        assertThat(rig.post.in("Ventanilla").get(0).isSet(Flags.Flag.SEEN)).isFalse();
    }

    @Test
    void a_folder_that_somebody_removed_is_made_again() throws Exception {
        rig.start(options());
        rig.post.post(LAMP);
        filed("Ventanilla", 1);
        rig.post.remove("Ventanilla");
        rig.post.post(LAMP.replace("lamp-1", "lamp-2"));
        filed("Ventanilla", 1);
        assertThat(rig.post.in("INBOX")).isEmpty();
    }

    @Test
    void the_server_is_asked_for_a_folder_once_and_not_for_each_mail() throws Exception {
        rig.start(options());
        rig.post.post(LAMP);
        filed("Ventanilla", 1);
        long asked = proxy.count(" LIST ");
        for (int n = 2; n <= 4; n++) {
            rig.post.post(LAMP.replace("lamp-1", "lamp-" + n));
            filed("Ventanilla", n);
        }
        assertThat(asked).isPositive();
        assertThat(proxy.count(" LIST ")).isEqualTo(asked);
    }

    /** One of them a machine's: neighbours that ended alike go together, in three moves of which none is for one mail too many. */
    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "NOTHING"})
    void mails_that_wait_together_are_filed_together(String hidden) throws Exception {
        proxy.hidden = hidden;
        for (int n = 1; n <= 6; n++) {
            rig.post.post(n == 4 ? AWAY : LAMP.replace("lamp-1", "lamp-" + n));
        }
        rig.start(options());
        filed("Ventanilla", 5);
        filed("Ventanilla-automatic", 1);
        Wait.until("nothing left", () -> rig.post.in("INBOX").isEmpty());
        assertThat(proxy.count(hidden.equals("MOVE") ? " COPY " : " MOVE ")).isEqualTo(3);
        assertThat(rig.hub.kept()).hasSize(6);
    }
}
