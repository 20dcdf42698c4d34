package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.connector.Health.State;
import org.ventanilla.model.SendOutcome.Ending;

/** Both mail servers entered with access tokens instead of passwords (OAuth 2.0, XOAUTH2). */
@Timeout(60)
class OAuthTest {
    private static final String LAMP = Mails.plain("<lamp-1@citizens.example>", "Farola", "No luce.");

    private final Rig rig = new Rig();
    private final TokenServer tokens = new TokenServer(rig.vertx);
    private final ImapProxy imap = new ImapProxy(rig.vertx, rig.post.imapPort());

    @AfterEach
    void close() {
        rig.close();
    }

    private JsonObject options() {
        return TokenServer.instead(tokens.options(), PostOffice.options(imap.port(), rig.post.smtpPort()));
    }

    @Test
    void mails_are_read_and_answered_under_one_token() throws Exception {
        tokens.token = "ya29.first-token";
        rig.post.expect("ya29.first-token");
        rig.start(options());
        imap.heard("AUTHENTICATE XOAUTH2");
        rig.post.post(LAMP);
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
        assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.SENT);
        assertThat(tokens.asked).hasSize(1);
        assertThat(rig.vitals().tokenExpires())
                .isBetween(Instant.now(), Instant.now().plus(TokenServer.LIFE));
    }

    @Test
    void without_a_refresh_token_the_client_shows_its_own_credentials() throws Exception {
        rig.start(options());
        Wait.until(
                "in",
                () -> rig.health().state() == State.RUNNING && rig.health().lastContact() != null);
        assertThat(tokens.asked)
                .containsExactly("grant_type=client_credentials&client_id=ventanilla&client_secret="
                        + TokenServer.CLIENT_SECRET + "&scope=mail");
    }

    @Test
    void a_token_that_is_revoked_is_had_anew_and_the_newest_refresh_token_is_shown() throws Exception {
        tokens.refreshToken = "second refresh";
        var options = options();
        options.getJsonObject("oauth2").put("refreshToken", "first refresh");
        rig.start(options);
        Wait.until("in", () -> rig.health().lastContact() != null);
        assertThat(tokens.asked.get(0)).contains("grant_type=refresh_token").contains("refresh_token=first+refresh");
        var clock = rig.clock;
        clock.advance(TokenServer.LIFE);
        tokens.token = "another";
        rig.post.expect("another");
        imap.cut();
        rig.post.post(LAMP);
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
        assertThat(tokens.asked.get(1)).contains("refresh_token=second+refresh");
    }

    @Test
    void a_mail_server_that_takes_no_old_token_gets_a_new_one_without_an_alarm() throws Exception {
        rig.start(options());
        Wait.until("in", () -> rig.health().lastContact() != null);
        rig.clock.advance(Duration.ofMinutes(10));
        tokens.token = "another";
        rig.post.expect("another");
        assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.RETRY);
        assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.SENT);
        imap.cut();
        rig.post.post(LAMP);
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
    }

    @Test
    void who_issues_no_token_is_not_hammered_and_it_is_an_alarm() throws Exception {
        tokens.status = 400;
        rig.start(options());
        Wait.until("noticed", () -> rig.health().state() == State.FAILED);
        assertThat(rig.health().detail()).isEqualTo("credentials-refused");
        for (int n = 0; n < 5; n++) {
            assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.RETRY);
        }
        assertThat(tokens.asked).hasSize(1);
        tokens.status = 200;
        rig.clock.advance(Duration.ofMinutes(20));
        assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.SENT);
    }

    @Test
    void the_check_tells_what_is_wrong_with_it() throws IOException {
        assertThat(check(200)).isEmpty();
        assertThat(check(401)).containsOnly("oauth2.clientId");
        assertThat(check(503)).containsOnly("oauth2.tokenUrl");
    }

    private List<String> check(int status) throws IOException {
        tokens.status = status;
        return Wait.of(rig.build(new EmailConnector(), "other", options()).check()).problems().stream()
                .map(problem -> problem.option())
                .toList();
    }

    @Test
    void options_that_cannot_work_are_refused_by_name() {
        var nothing = PostOffice.options(1, 2);
        var unused = nothing.getJsonObject("imap").remove("password");
        assertThatThrownBy(() -> EmailOptions.of(nothing)).hasMessageContaining("imap.password");
        var noSecret = options();
        unused = noSecret.getJsonObject("oauth2").remove("clientSecret");
        assertThatThrownBy(() -> EmailOptions.of(noSecret)).hasMessageContaining("oauth2.clientSecret");
        var noHost = options();
        noHost.getJsonObject("oauth2").put("tokenUrl", "token");
        assertThatThrownBy(() -> EmailOptions.of(noHost)).hasMessageContaining("oauth2.tokenUrl");
    }
}
