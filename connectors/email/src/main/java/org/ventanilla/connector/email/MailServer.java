package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail server is and how to enter it.
 *
 * @param bearer whether the password is an access token, to be shown by XOAUTH2
 */
record MailServer(
        String host, int port, Security security, @Nullable String user, @Nullable String password, boolean bearer) {
    /** TLS from the first byte (RFC 8314 section 3), upgraded in the conversation, or none. */
    enum Security {
        TLS,
        STARTTLS,
        PLAIN
    }

    static MailServer of(JsonObject options) {
        return new MailServer(
                options.getString("host"),
                options.getInteger("port"),
                Security.valueOf(options.getString("security", "tls").toUpperCase(Locale.ROOT)),
                options.getString("user"),
                options.getString("password"),
                false);
    }

    /** Whether there is somebody to enter as and nothing to show. */
    boolean wantsToken() {
        return user != null && password == null;
    }

    MailServer withToken(String token) {
        return new MailServer(host, port, security, user, token, true);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + " " + security + "]";
    }
}
