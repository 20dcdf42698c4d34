package org.ventanilla.connector.email;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;

/**
 * A mail that knows whether the conversation got to it: the client asks for the header fields when it encodes the mail,
 * which it does once the server has greeted it, and not before. A connection that is lost earlier certainly sent nothing.
 */
final class WatchedMail extends MailMessage {
    private volatile boolean begun;

    @Override
    public MultiMap getHeaders() {
        begun = true;
        return super.getHeaders();
    }

    boolean isBegun() {
        return begun;
    }
}
