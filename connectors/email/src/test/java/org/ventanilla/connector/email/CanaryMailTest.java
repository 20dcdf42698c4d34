package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.connector.RawItem;

/** The mail to ourselves: there and back, and out of everybody's way. */
@Timeout(60)
class CanaryMailTest {
    private static final String AUTOMATIC = "Ventanilla-automatic";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private JsonObject options() {
        return PostOffice.options(rig.post.imapPort(), rig.post.smtpPort())
                .put("canaryEverySeconds", 300)
                .put("canaryOverdueSeconds", 600);
    }

    @Test
    void it_comes_back_is_put_apart_and_is_nobodys_report() throws Exception {
        rig.start(options());
        Wait.until("back", () -> rig.vitals().roundTrip() != null);
        Wait.until("put apart", () -> rig.post.in(AUTOMATIC).size() == 1);
        var mail = rig.post.in(AUTOMATIC).get(0).getMimeMessage();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("To")).containsExactly(PostOffice.CITY);
        assertThat(rig.post.in("INBOX")).isEmpty();
        assertThat(rig.hub.kept()).isEmpty();
    }

    @Test
    void who_pretends_to_be_one_is_heard_like_anybody() throws Exception {
        rig.start(options());
        Wait.until("back", () -> rig.vitals().canaryBack() != null);
        rig.post.post(CanaryMail.FIELD + ": 0000000000000000000000000000000000000000000\r\n"
                + Mails.plain("<lamp-1@citizens.example>", "Farola", "No luce."));
        assertThat(rig.hub.next().title()).isEqualTo("Farola");
    }

    @Test
    void the_token_is_found_in_the_header_only() {
        assertThat(token("Subject: x\r\n" + CanaryMail.FIELD + ": abc \r\n\r\nwords"))
                .isEqualTo("abc");
        assertThat(token("Subject: x\r\n" + "x-ventanilla-canary:abc\r\n\r\nwords"))
                .isEqualTo("abc");
        assertThat(token("Subject: x\r\n\r\n" + CanaryMail.FIELD + ": abc\r\n")).isEmpty();
        assertThat(token("")).isEmpty();
    }

    private static String token(String mail) {
        var raw = Buffer.buffer(mail.getBytes(StandardCharsets.UTF_8));
        return CanaryMail.tokenOf(new RawItem("1:1", "n", raw, Mailbox.TYPE)).orElse("");
    }

    @Test
    void options_under_which_it_would_always_be_missed_are_refused() {
        var options = options().put("canaryOverdueSeconds", 300);
        assertThatThrownBy(() -> EmailOptions.of(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("canaryOverdueSeconds");
    }
}
