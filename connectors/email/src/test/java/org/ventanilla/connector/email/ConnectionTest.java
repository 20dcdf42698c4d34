package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Health.State;

/** How the mailbox is watched: IDLE, polling, lost lines, servers that refuse. */
@Timeout(60)
class ConnectionTest {
    private final Rig rig = new Rig();
    private final ImapProxy proxy = new ImapProxy(rig.vertx, rig.post.imapPort());

    @AfterEach
    void close() {
        rig.close();
    }

    private static String lamp(int number) {
        return Mails.plain("<lamp-" + number + "@x.example>", "Farola " + number, "No luce.");
    }

    private JsonObject options() {
        return PostOffice.options(proxy.port(), rig.post.smtpPort());
    }

    /** Polling alone would take minutes, so news must come by IDLE. */
    private JsonObject idling() {
        return options().put("pollEverySeconds", 300);
    }

    @Test
    void a_mail_that_arrives_while_we_wait_is_announced_at_once() throws Exception {
        rig.start(idling());
        proxy.heard("IDLE");
        long before = System.nanoTime();
        rig.post.post(lamp(1));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 1");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(5);
        Wait.until("filed", () -> rig.post.in("Ventanilla").size() == 1);
        proxy.heard("IDLE");
        rig.post.post(lamp(2));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDLE", "MOVE", "UID FETCH"})
    void a_mail_that_arrives_in_the_moment_of_a_command_is_not_overlooked(String command) throws Exception {
        proxy.before(command, () -> posted(2));
        rig.post.post(lamp(1));
        rig.start(idling());
        assertThat(rig.hub.next().title()).isEqualTo("Farola 1");
        assertThat(rig.hub.next().title()).isEqualTo("Farola 2");
        Wait.until("filed", () -> rig.post.in("Ventanilla").size() == 2);
    }

    private int posted(int number) throws IOException {
        rig.post.post(lamp(number));
        return number;
    }

    @Test
    void a_server_without_idle_is_polled() throws Exception {
        proxy.hidden = "IDLE";
        rig.start(options());
        rig.post.post(lamp(1));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 1");
        rig.post.post(lamp(2));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 2");
    }

    @Test
    void a_server_that_never_announces_anything_is_looked_at_all_the_same() throws Exception {
        rig.start(options());
        proxy.heard("IDLE");
        proxy.heard("DONE");
        proxy.heard("IDLE");
        assertThat(rig.health().state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "UIDPLUS"})
    void a_server_without_this_gets_its_mails_filed_too(String capability) throws Exception {
        proxy.hidden = capability;
        rig.start(options());
        rig.post.post(lamp(1));
        Wait.until(
                "filed",
                () -> rig.post.in("Ventanilla").size() == 1
                        && rig.post.in("INBOX").isEmpty());
    }

    @Test
    void a_line_that_is_cut_is_made_again_and_what_came_meanwhile_is_read_once() throws Exception {
        rig.start(options());
        proxy.heard("IDLE");
        proxy.cut();
        rig.post.post(lamp(1));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 1");
        Wait.until("filed", () -> rig.post.in("Ventanilla").size() == 1);
        assertThat(rig.hub.kept()).hasSize(1);
        // Said when the look is through, which is after the mail was filed.
        Wait.until("running again", () -> rig.health().state() == State.RUNNING);
    }

    @Test
    void a_line_that_worked_in_between_is_made_again_soon_however_often_it_was_cut() throws Exception {
        rig.start(options());
        for (int number = 1; number <= 8; number++) {
            rig.post.post(lamp(number));
            assertThat(rig.hub.next().title()).isEqualTo("Farola " + number);
            int filed = number;
            Wait.until("filed", () -> rig.post.in("Ventanilla").size() == filed);
            proxy.heard("IDLE");
            proxy.cut();
        }
    }

    @Test
    void a_server_that_is_away_at_the_start_is_tried_again() throws Exception {
        proxy.refused = "LOGIN";
        proxy.code = "[UNAVAILABLE]";
        rig.start(options());
        Wait.until("noticed", () -> rig.health().state() == State.DEGRADED);
        proxy.refused = "NOTHING";
        rig.post.post(lamp(1));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 1");
    }

    @Test
    void a_refused_password_is_an_alarm_and_not_tried_again_soon() throws Exception {
        proxy.refused = "LOGIN";
        proxy.code = "[AUTHENTICATIONFAILED]";
        rig.start(options());
        Wait.until("noticed", () -> rig.health().state() == State.FAILED);
        assertThat(rig.health().detail()).isEqualTo("credentials-refused");
    }

    @Test
    void a_mail_that_cannot_be_filed_does_not_hold_up_the_others() throws Exception {
        proxy.refused = "MOVE";
        rig.start(options());
        for (int number = 1; number <= 2; number++) {
            rig.post.post(lamp(number));
            assertThat(rig.hub.next().title()).isEqualTo("Farola " + number);
            proxy.heard("MOVE");
        }
        proxy.refused = "NOTHING";
        rig.post.post(lamp(3));
        assertThat(rig.hub.next().title()).isEqualTo("Farola 3");
        Wait.until("filed", () -> rig.post.in("Ventanilla").size() == 1);
        assertThat(rig.post.in("INBOX")).hasSize(2);
    }

    @Test
    void stopping_ends_a_wait_at_once_and_bears_repetition() throws Exception {
        rig.start(idling());
        proxy.heard("IDLE");
        rig.stop();
        rig.stop();
        Wait.until("gone", proxy::isAlone);
    }
}
