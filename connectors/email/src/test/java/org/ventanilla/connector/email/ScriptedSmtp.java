package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that says what a test wants: at a command a reply, nothing at all, or the end of the connection. */
final class ScriptedSmtp {
    static final String SILENCE = "";
    static final String HANG_UP = "hang up";
    /** The pseudo-command after the last line of the mail. */
    static final String END_OF_MAIL = ".";

    private final NetServer server;
    private final Map<String, String> replies = new ConcurrentHashMap<>(Map.of(
            "GREETING", "220 scripted ESMTP",
            "EHLO", "250 scripted",
            "DATA", "354 go on",
            "QUIT", "221 bye"));
    final AtomicInteger mails = new AtomicInteger();

    ScriptedSmtp(Vertx vertx) {
        server = Wait.of(vertx.createNetServer().connectHandler(this::talk).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    ScriptedSmtp on(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    void close() {
        Wait.of(server.close());
    }

    private void talk(NetSocket caller) {
        boolean[] inMail = {false};
        caller.handler(RecordParser.newDelimited("\r\n", line -> {
            String command = inMail[0] ? line.toString() : verb(line.toString());
            if (inMail[0] && !command.equals(END_OF_MAIL)) {
                return;
            }
            String reply = replies.getOrDefault(command, "250 fine");
            inMail[0] = reply.startsWith("354");
            if (command.equals(END_OF_MAIL)) {
                mails.incrementAndGet();
            }
            answer(caller, reply);
        }));
        answer(caller, replies.getOrDefault("GREETING", SILENCE));
    }

    private static String verb(String line) {
        return line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static void answer(NetSocket caller, String reply) {
        if (reply.equals(HANG_UP)) {
            caller.close().onFailure(gone -> {});
        } else if (!reply.equals(SILENCE)) {
            caller.write(reply + "\r\n").onFailure(gone -> {});
        }
    }
}
