package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Health.State;

/** Two instances side by side, each with a mailbox of its own. */
@Timeout(60)
class TwoMailboxesTest {
    private static final String BEACHES = "playas@city.example";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void the_same_mail_in_both_is_an_item_of_each_and_a_locked_one_does_not_stop_the_other() throws Exception {
        byte[] lamp =
                Mails.plain("<lamp-1@citizens.example>", "Farola", "No luce.").getBytes(StandardCharsets.UTF_8);
        rig.post.post("ana@citizens.example", BEACHES, lamp);
        rig.post.post("ana@citizens.example", PostOffice.CITY, lamp);
        rig.start();
        ConnectorHost beaches = rig.build(new EmailConnector(), "playas", beaches());
        Wait.of(beaches.start());
        String first = rig.hub.next().key();
        String second = rig.hub.next().key();
        String name = NativeId.of(lamp);
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("playas:" + name, Rig.INSTANCE + ":" + name);
        Wait.until("filed", () -> rig.post.in("Ventanilla").size() == 1);
        Wait.of(beaches.stop());
        var locked = beaches();
        locked.getJsonObject("imap").put("password", "another");
        ConnectorHost refused = rig.build(new EmailConnector(), "playas", locked);
        Wait.of(refused.start());
        Wait.until("refused", () -> refused.health().state() == State.FAILED);
        rig.post.post(Mails.plain("<lamp-2@citizens.example>", "Otra", "Otra farola."));
        assertThat(rig.hub.next().title()).isEqualTo("Otra");
        Wait.of(refused.stop());
    }

    /** The server gives every other address a mailbox whose login and password are the address. */
    private JsonObject beaches() {
        var options =
                PostOffice.options(rig.post.imapPort(), rig.post.smtpPort()).put("address", BEACHES);
        options.getJsonObject("imap").put("user", BEACHES).put("password", BEACHES);
        return options;
    }
}
