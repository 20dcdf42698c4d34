package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.connector.sandbox.SandboxOptions;

/**
 * The demo's addresses: the site on the port asked for, everything else on the ports after it.
 *
 * @param home folder of the program, in which {@code config/santander} is
 */
record DemoPlan(Path home, Path data, int port, DemoSecrets secrets) {
    private static final String HOST = "127.0.0.1";
    private static final String DOMAIN = "ciudad.example";
    private static final String MAILBOX = "buzon";
    /** Everybody in the demo has the same address. */
    private static final int POSTS_PER_MINUTE = 6_000;

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String OPERATOR = "+34942000010";
    private static final String NUMBER = "+34942000000";

    URI site() {
        return URI.create("http://localhost:" + port);
    }

    URI outside() {
        return URI.create("http://localhost:" + outsidePort());
    }

    /** Where the telephone company's voice requests go. */
    URI voice() {
        return URI.create(site() + "/in/phone");
    }

    int outsidePort() {
        return port + 1;
    }

    int managementPort() {
        return port + 2;
    }

    int smtpPort() {
        return port + 3;
    }

    int imapPort() {
        return port + 4;
    }

    String mail() {
        return MAILBOX + "@" + DOMAIN;
    }

    String number() {
        return NUMBER;
    }

    SandboxOptions sandbox() {
        return new SandboxOptions(
                HOST,
                smtpPort(),
                imapPort(),
                outsidePort(),
                DOMAIN,
                MAILBOX,
                secrets.mailbox(),
                ACCOUNT,
                secrets.telephone(),
                NUMBER,
                URI.create(site() + "/in/sms/message"),
                List.of("ana@correo.example", "luis@correo.example", "+34600111222", "+34600333444"));
    }

    /** The configuration a city would write in a file. */
    JsonObject settings() {
        return new JsonObject()
                .put(
                        "node",
                        new JsonObject().put("dataDir", data.toAbsolutePath().toString()))
                .put("city", home.resolve("config/santander").toAbsolutePath().toString())
                .put(
                        "http",
                        new JsonObject()
                                .put("host", HOST)
                                .put("port", port)
                                .put("publicUrl", site().toString())
                                .put("postsPerMinute", POSTS_PER_MINUTE))
                .put("management", new JsonObject().put("host", HOST).put("port", managementPort()))
                .put("secrets", new JsonObject().put("links", secrets.links()).put("sessions", secrets.sessions()))
                .put(
                        "intakeTokens",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("token", secrets.intakeToken())
                                        .put("instance", "*")))
                .put("quietHours", false) // whoever tries the demo at night wants to see the answers
                .put(
                        "contact",
                        new JsonObject().put("mail", mail()).put("sms", NUMBER).put("phone", NUMBER))
                .put("connectors", connectors());
    }

    private JsonArray connectors() {
        return new JsonArray().add(email()).add(sms()).add(phone()).add(web()).add(open311());
    }

    private JsonObject email() {
        var server = new JsonObject().put("host", HOST).put("security", "plain");
        return connector(
                MAILBOX,
                "email",
                new JsonObject()
                        .put("address", mail())
                        .put("fromName", "Ayuntamiento (demo)")
                        .put(
                                "imap",
                                server.copy()
                                        .put("port", imapPort())
                                        .put("user", MAILBOX)
                                        .put("password", secrets.mailbox()))
                        .put("smtp", server.copy().put("port", smtpPort())));
    }

    private JsonObject sms() {
        return connector(
                "sms",
                "sms",
                new JsonObject()
                        .put("accountSid", ACCOUNT)
                        .put("authTokens", new JsonArray().add(secrets.telephone()))
                        .put("from", NUMBER)
                        .put("apiBase", "http://" + HOST + ":" + outsidePort())
                        .put("region", "ES"));
    }

    private JsonObject phone() {
        return connector(
                "phone",
                "phone",
                new JsonObject()
                        .put("accountSid", ACCOUNT)
                        .put("authTokens", new JsonArray().add(secrets.telephone()))
                        .put("operator", OPERATOR)
                        .put("transcribe", true)
                        .put("record", true)
                        .put("apiBase", "http://" + HOST + ":" + outsidePort())
                        .put("answerChannel", "sms"));
    }

    private static JsonObject web() {
        return connector("web", "web", new JsonObject());
    }

    private JsonObject open311() {
        var client = new JsonObject().put("name", "demo").put("key", secrets.open311Key());
        return connector("open311", "open311", new JsonObject().put("clients", new JsonArray().add(client)));
    }

    private static JsonObject connector(String instance, String type, JsonObject options) {
        return new JsonObject().put("instance", instance).put("type", type).put("options", options);
    }
}
