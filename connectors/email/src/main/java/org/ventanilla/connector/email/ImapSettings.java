package org.ventanilla.connector.email;

import java.time.Duration;
import java.util.Properties;

/** How the IMAP client is to behave (properties documented by the package org.eclipse.angus.mail.imap). */
final class ImapSettings {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Also how long a dead peer can hide: an IDLE that was ended gets no longer than this for its answer. */
    private static final Duration READ = Duration.ofSeconds(20);

    /** Its name at Microsoft's and Google's servers, and in both clients. */
    static final String XOAUTH2 = "XOAUTH2";

    private ImapSettings() {}

    static String protocol(MailServer server) {
        return server.security() == MailServer.Security.TLS ? "imaps" : "imap";
    }

    static Properties of(MailServer server) {
        var properties = new Properties();
        String prefix = "mail." + protocol(server) + ".";
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(READ.toMillis()));
        properties.setProperty(prefix + "writetimeout", String.valueOf(READ.toMillis()));
        properties.setProperty(prefix + "peek", "true");
        // Some servers answer a partial fetch with the whole body again and again.
        properties.setProperty(prefix + "partialfetch", "false");
        properties.setProperty(prefix + "minidletime", "0");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.bearer()) {
            properties.setProperty(prefix + "auth.mechanisms", XOAUTH2);
        }
        if (server.security() == MailServer.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
