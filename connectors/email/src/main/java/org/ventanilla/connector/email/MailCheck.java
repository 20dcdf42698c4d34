package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.SourceProblem;

/** Tries both mail servers of an instance: logs in, looks whether the watched folder is there, changes and sends nothing. */
final class MailCheck implements Checker {
    private static final String MILLIS = "8000";

    private final Vertx vertx;
    private final EmailOptions options;
    private final @Nullable AccessTokens tokens;

    MailCheck(Vertx vertx, EmailOptions options, @Nullable AccessTokens tokens) {
        this.vertx = vertx;
        this.options = options;
        this.tokens = tokens;
    }

    /** Both side by side, because the deadline is one for both. */
    @Override
    public Future<Result> check() {
        var imap = vertx.executeBlocking(() -> problem("imap", options.imap(), this::lookIntoMailbox), false);
        var smtp = vertx.executeBlocking(() -> problem("smtp", options.smtp(), this::greet), false);
        return Future.join(imap, smtp).map(both -> result(imap.result(), smtp.result()));
    }

    private static Result result(@Nullable Problem... found) {
        List<Problem> problems = new ArrayList<>();
        Stream.of(found).forEach(problem -> {
            if (problem != null) {
                problems.add(problem);
            }
        });
        return new Result(problems);
    }

    /** What a server is asked. */
    private interface Attempt {
        @Nullable Problem with(MailServer server) throws MessagingException;
    }

    /** The servers' own words stay out: some repeat the login in them. */
    private @Nullable Problem problem(String option, @Nullable MailServer server, Attempt attempt) {
        if (server == null) {
            return null; // mails come another way
        }
        try {
            return attempt.with(AccessTokens.entering(server, tokens));
        } catch (SourceProblem e) {
            return new Problem(
                    "oauth2.clientId", "no access token is issued: check clientId, clientSecret and refreshToken");
        } catch (IllegalStateException e) {
            return new Problem("oauth2.tokenUrl", "no access token came from there: is the address right?");
        } catch (AuthenticationFailedException e) {
            return new Problem(option + ".password", "the server refused the login: check user and password");
        } catch (MessagingException e) {
            return new Problem(
                    option + ".host",
                    "no conversation with " + server.host() + ":" + server.port() + ": check host, port and security");
        }
    }

    private @Nullable Problem lookIntoMailbox(MailServer server) throws MessagingException {
        var session = Session.getInstance(hurried(ImapSettings.of(server), ImapSettings.protocol(server)));
        try (var store = session.getStore(ImapSettings.protocol(server))) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            boolean isThere = store.getFolder(options.folders().watched()).exists();
            return isThere ? null : new Problem("folder", "the mailbox has no such folder: check its name");
        }
    }

    private @Nullable Problem greet(MailServer server) throws MessagingException {
        String protocol = server.security() == MailServer.Security.TLS ? "smtps" : "smtp";
        var properties = hurried(new Properties(), protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "auth", String.valueOf(server.user() != null));
        if (server.bearer()) {
            properties.setProperty(prefix + "auth.mechanisms", ImapSettings.XOAUTH2);
        }
        properties.setProperty(prefix + "localhost", options.own().main().domain());
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.security() == MailServer.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        try (var transport = Session.getInstance(properties).getTransport(protocol)) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return null;
        }
    }

    /** Somebody waits for a check. */
    private static Properties hurried(Properties properties, String protocol) {
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail." + protocol + "." + limit, MILLIS);
        }
        return properties;
    }
}
