package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.model.SendOutcome.Ending;

/** A sending account is not locked by us. */
@Timeout(60)
class SmtpLoginTest {
    private final Rig rig = new Rig();
    private final ScriptedSmtp smtp = new ScriptedSmtp(rig.vertx)
            .on("EHLO", "250-city.example\r\n250 AUTH PLAIN")
            .on("AUTH", "535 5.7.8 not you");
    private final Gate gate = new Gate(rig.vertx, smtp.port());

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_refused_login_is_not_tried_again_with_each_answer_that_waits() throws Exception {
        var options = PostOffice.options(rig.post.imapPort(), gate.port());
        options.getJsonObject("smtp").put("user", "buzon").put("password", "wrong");
        rig.start(options);
        assertThat(rig.send(Updates.plain()).code()).isEqualTo("smtp-535");
        for (int n = 0; n < 4; n++) {
            var outcome = rig.send(Updates.plain());
            assertThat(outcome.ending()).isEqualTo(Ending.RETRY);
            assertThat(outcome.code()).isEqualTo("login-refused");
        }
        assertThat(gate.calls()).isEqualTo(1);
        smtp.on("AUTH", "235 2.7.0 it is you");
        rig.clock.advance(Duration.ofMinutes(20));
        assertThat(rig.send(Updates.plain()).ending()).isEqualTo(Ending.SENT);
    }
}
