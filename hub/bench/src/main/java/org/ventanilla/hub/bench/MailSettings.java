package org.ventanilla.hub.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;

/** The configuration of a program that has one mailbox and nothing else. */
final class MailSettings {
    private static final String HOST = "127.0.0.1";
    private static final String SECRET = "a secret for the bench only, long enough for HMAC";

    private MailSettings() {}

    static JsonObject of(Path data, int databasePort, int imapPort, int smtpPort) throws IOException {
        int port = Program.freePort();
        return new JsonObject()
                .put("node", new JsonObject().put("dataDir", data.toString()))
                .put("city", Program.home().resolve("config/santander").toString())
                .put(
                        "http",
                        new JsonObject()
                                .put("host", HOST)
                                .put("port", port)
                                .put("publicUrl", "http://localhost:" + port))
                .put("management", new JsonObject().put("host", HOST).put("port", Program.freePort()))
                .put("secrets", new JsonObject().put("links", SECRET).put("sessions", SECRET + " too"))
                .put("contact", new JsonObject().put("mail", "buzon@ciudad.example"))
                .put("database", database(databasePort))
                .put("connectors", new JsonArray().add(mailbox(imapPort, smtpPort)));
    }

    private static JsonObject database(int port) {
        return new JsonObject()
                .put("host", HOST)
                .put("port", port)
                .put("name", "postgres")
                .put("user", "postgres")
                .put("password", "postgres");
    }

    private static JsonObject mailbox(int imapPort, int smtpPort) {
        var server = new JsonObject().put("host", HOST).put("security", "plain");
        var options = new JsonObject()
                .put("address", "buzon@ciudad.example")
                .put(
                        "imap",
                        server.copy()
                                .put("port", imapPort)
                                .put("user", ImapBox.USER)
                                .put("password", ImapBox.PASSWORD))
                .put("smtp", server.copy().put("port", smtpPort));
        return new JsonObject().put("instance", "buzon").put("type", "email").put("options", options);
    }
}
