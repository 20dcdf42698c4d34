package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.LoginPause;
import org.ventanilla.connector.SourceProblem;

/**
 * Hands mails to the SMTP server, under the password of the options or an access token. After a refused login nobody logs in
 * for a while: each waiting mail would be one more wrong password.
 */
final class SmtpClient {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpClient.class);

    private final Clock clock;
    private final Way way;
    private final LoginPause pause = new LoginPause();

    /** How a mail is handed over, and what is let go at the end. */
    private interface Way {
        Future<Void> hand(MailMessage mail);

        Future<Void> close();
    }

    /** Under whatever the client was made with. */
    SmtpClient(Clock clock, MailClient client) {
        this.clock = clock;
        this.way = new Lasting(client);
    }

    private SmtpClient(Clock clock, Way way) {
        this.clock = clock;
        this.way = way;
    }

    /** @param tokens for a server that is entered with one */
    static SmtpClient of(Vertx vertx, Clock clock, EmailOptions options, @Nullable AccessTokens tokens) {
        return tokens != null && options.smtp().wantsToken()
                ? new SmtpClient(clock, new WithToken(vertx, options, tokens))
                : new SmtpClient(clock, MailClient.create(vertx, SmtpSettings.of(options)));
    }

    /** Fails with a {@link SourceProblem} when the server was not asked because it refused our login lately. */
    Future<Void> send(MailMessage mail) {
        if (pause.isOn(clock.instant())) {
            return Future.failedFuture(
                    SourceProblem.of(SourceProblem.Kind.BAD_CREDENTIALS, "the SMTP server refused our login lately"));
        }
        return way.hand(mail).onSuccess(sent -> pause.accepted()).onFailure(this::note);
    }

    private void note(Throwable failure) {
        if (SendEnding.isLogin(failure)) {
            var rest = pause.refused(clock.instant());
            LOG.error("the SMTP server refuses our login, no try for {} minutes", rest.toMinutes());
        }
    }

    Future<Void> close() {
        return way.close();
    }

    private record Lasting(MailClient client) implements Way {
        @Override
        public Future<Void> hand(MailMessage mail) {
            return client.sendMail(mail).mapEmpty();
        }

        @Override
        public Future<Void> close() {
            return client.close();
        }
    }

    /** A client for each mail, because one client knows one password for ever; connections are not kept anyway. */
    private record WithToken(Vertx vertx, EmailOptions options, AccessTokens tokens) implements Way {
        @Override
        public Future<Void> hand(MailMessage mail) {
            return tokens.current().compose(token -> hand(mail, token));
        }

        private Future<Void> hand(MailMessage mail, String token) {
            var client = MailClient.create(
                    vertx, SmtpSettings.of(options, options.smtp().withToken(token)));
            return client.sendMail(mail)
                    .<Void>mapEmpty()
                    .recover(failure -> Future.failedFuture(
                            SendEnding.isLogin(failure) && tokens.drop(token) ? new StaleToken() : failure))
                    .eventually(client::close);
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    /** The token was not taken, a new one may be: nothing was sent. */
    static final class StaleToken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleToken() {
            super("the access token was not taken", null, false, false);
        }
    }
}
