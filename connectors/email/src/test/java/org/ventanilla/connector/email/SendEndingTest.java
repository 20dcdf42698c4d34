package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** What an SMTP server's behaviour means for the mail: try again, give up, or nobody knows. */
class SendEndingTest {
    private final Rig rig = new Rig();
    private final ScriptedSmtp smtp = new ScriptedSmtp(rig.vertx);

    @AfterEach
    void close() {
        rig.close();
    }

    private SendOutcome sent() throws Exception {
        rig.start(PostOffice.options(rig.post.imapPort(), smtp.port()));
        return rig.send(Updates.plain());
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING,421 not now,RETRY",
        "GREETING,554 no service,REJECTED",
        "MAIL,451 4.3.0 later,RETRY",
        "MAIL,550 5.7.1 sender refused,REJECTED",
        "RCPT,450 4.2.1 greylisted,RETRY",
        "RCPT,452 4.2.2 mailbox full,RETRY",
        "RCPT,550 5.1.1 no such user,UNDELIVERABLE_HERE",
        "RCPT,550 no such user,UNDELIVERABLE_HERE",
        "RCPT,550 5.7.1 blocked,REJECTED",
        "RCPT,552 5.2.2 full for good,REJECTED",
        "DATA,451 later,RETRY",
        "DATA,554 no,REJECTED",
        ".,451 4.3.0 later,RETRY",
        ".,452 4.3.1 no room,RETRY",
        ".,552 5.3.4 too large,REJECTED",
        ".,554 5.7.1 spam,REJECTED",
    })
    void a_reply_of_the_server_decides(String command, String reply, Ending ending) throws Exception {
        smtp.on(command, reply);
        var outcome = sent();
        assertThat(outcome.ending()).isEqualTo(ending);
        assertThat(outcome.code()).isEqualTo("smtp-" + reply.substring(0, 3));
    }

    @Test
    void a_server_that_takes_the_mail_means_sent() throws Exception {
        assertThat(sent().ending()).isEqualTo(Ending.SENT);
        assertThat(smtp.mails).hasValue(1);
    }

    @Test
    void a_refused_connection_means_later() throws Exception {
        smtp.close();
        assertThat(sent().ending()).isEqualTo(Ending.RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO"})
    void a_line_that_is_cut_before_the_server_was_told_of_the_mail_means_later(String command) throws Exception {
        smtp.on(command, ScriptedSmtp.HANG_UP);
        assertThat(sent().ending()).isEqualTo(Ending.RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "DATA", ScriptedSmtp.END_OF_MAIL})
    void a_line_that_is_cut_after_that_means_nobody_knows(String command) throws Exception {
        smtp.on(command, ScriptedSmtp.HANG_UP);
        assertThat(sent().ending()).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void silence_after_the_mail_was_given_means_nobody_knows() {
        smtp.on(ScriptedSmtp.END_OF_MAIL, ScriptedSmtp.SILENCE);
        assertThat(impatient().ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(smtp.mails).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO"})
    void silence_before_the_server_was_told_of_the_mail_means_later(String command) {
        smtp.on(command, ScriptedSmtp.SILENCE);
        assertThat(impatient().ending()).isEqualTo(Ending.RETRY);
    }

    /** The client says it in different ways, by which of its writes finds the line cut. */
    @Test
    void a_closed_connection_is_unknown_in_the_clients_words_too() {
        var closed = new VertxException("Connection was closed.", true);
        assertThat(SendEnding.of(closed, true).ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(SendEnding.of(closed, false).ending()).isEqualTo(Ending.RETRY);
    }

    @Test
    void a_mail_too_large_for_the_server_was_never_sent() {
        var refused = new VertxException("message exceeds allowed size limit", true);
        assertThat(SendEnding.of(refused, true).ending()).isEqualTo(Ending.RETRY);
    }

    /** The same sender, waiting for the server a fraction of a second. */
    private SendOutcome impatient() {
        JsonObject json = PostOffice.options(rig.post.imapPort(), smtp.port());
        var options = EmailOptions.of(json);
        var config = SmtpSettings.of(options).setIdleTimeout(300).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        var outgoing = new OutgoingMail(options.own().main(), options.own(), options.fromName());
        MailClient client = MailClient.create(rig.vertx, config);
        var sender = new MailSender(new SmtpClient(Clock.systemUTC(), client), outgoing, rig.blobs);
        SendOutcome outcome = Wait.of(sender.send(Updates.plain()));
        Wait.of(client.close());
        return outcome;
    }
}
