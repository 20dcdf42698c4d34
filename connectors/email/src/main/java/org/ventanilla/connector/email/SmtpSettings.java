package org.ventanilla.connector.email;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** How the SMTP client is to behave. */
final class SmtpSettings {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_SECONDS = 60;
    private static final int CONNECTIONS = 4;

    private SmtpSettings() {}

    static MailConfig of(EmailOptions options) {
        return of(options, options.smtp());
    }

    /** @param server the options' one, perhaps with an access token */
    static MailConfig of(EmailOptions options, MailServer server) {
        var config = new MailConfig(server.host(), server.port());
        config.setConnectTimeout(CONNECT_MILLIS);
        config.setIdleTimeout(SILENCE_SECONDS);
        config.setIdleTimeoutUnit(TimeUnit.SECONDS);
        config.setMaxPoolSize(CONNECTIONS);
        config.setOwnHostname(options.own().main().domain());
        // A connection the server closed while it rested would end as "may or may not have been sent".
        config.setKeepAlive(false);
        config.setSsl(server.security() == MailServer.Security.TLS);
        config.setHostnameVerificationAlgorithm("HTTPS");
        config.setStarttls(
                server.security() == MailServer.Security.STARTTLS
                        ? StartTLSOptions.REQUIRED
                        : StartTLSOptions.DISABLED);
        config.setLogin(server.user() == null ? LoginOption.DISABLED : LoginOption.REQUIRED);
        if (server.user() != null) {
            config.setUsername(server.user());
            config.setPassword(server.password());
        }
        if (server.bearer()) {
            config.setAuthMethods(ImapSettings.XOAUTH2);
        }
        return config;
    }
}
