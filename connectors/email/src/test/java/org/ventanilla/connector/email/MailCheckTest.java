package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.connector.Checker.Problem;
import org.ventanilla.connector.Checker.Result;

/** A configuration tried against real mail servers. */
@Timeout(60)
class MailCheckTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void both_servers_let_us_in_and_nothing_is_changed() throws IOException, FolderException {
        rig.post.post("Subject: Farola\r\n\r\nrota\r\n");
        assertThat(check(options -> {})).isEqualTo(Result.OK);
        assertThat(rig.post.in("INBOX"))
                .hasSize(1)
                .allMatch(mail -> mail.getFlags().getSystemFlags().length == 1);
    }

    @Test
    void a_wrong_password_is_named_and_not_repeated() {
        var found = check(options -> options.getJsonObject("imap").put("password", "guessed-secret"));
        assertThat(found.problems()).extracting(Problem::option).containsExactly("imap.password");
        assertThat(found.toString()).doesNotContain("guessed-secret");
    }

    @Test
    void all_that_is_wrong_is_named_at_once() throws IOException {
        int nobody = unusedPort();
        var found = check(options -> {
            options.put("folder", "NOWHERE");
            options.getJsonObject("smtp").put("port", nobody);
        });
        assertThat(found.problems()).extracting(Problem::option).containsExactly("folder", "smtp.host");
    }

    @Test
    void a_server_that_speaks_another_security_is_named() {
        var found = check(options -> options.getJsonObject("imap").put("security", "starttls"));
        assertThat(found.problems()).extracting(Problem::option).containsExactly("imap.host");
    }

    private Result check(Consumer<JsonObject> change) {
        var options = PostOffice.options(rig.post.imapPort(), rig.post.smtpPort());
        change.accept(options);
        return Wait.of(new MailCheck(rig.vertx, EmailOptions.of(options), null).check());
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
