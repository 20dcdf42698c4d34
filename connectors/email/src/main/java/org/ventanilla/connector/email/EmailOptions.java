package org.ventanilla.connector.email;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The options of one mailbox, typed. The schema with the explanations is {@code options.json} beside this class. */
record EmailOptions(
        OwnAddresses own,
        String authservId,
        String fromName,
        MailServer imap,
        MailServer smtp,
        Folders folders,
        Duration pollEvery,
        long maxMessageBytes) {
    /** The folder that is watched and the two into which mails are filed. */
    record Folders(String watched, String done, String failed) {}

    static EmailOptions of(JsonObject options) {
        var folders = new Folders(
                options.getString("folder", "INBOX"),
                options.getString("doneFolder", "Ventanilla"),
                options.getString("failedFolder", "Ventanilla-failed"));
        if (folders.watched().equals(folders.done()) || folders.watched().equals(folders.failed())) {
            throw new IllegalArgumentException("doneFolder and failedFolder must differ from folder");
        }
        return new EmailOptions(
                OwnAddresses.of(
                        options.getString("address"),
                        options.getJsonArray("aliases", new JsonArray()).stream()
                                .map(String::valueOf)
                                .toList()),
                options.getString("authservId", ""),
                options.getString("fromName", ""),
                MailServer.of(options.getJsonObject("imap")),
                MailServer.of(options.getJsonObject("smtp")),
                folders,
                Duration.ofSeconds(options.getLong("pollEverySeconds", 60L)),
                options.getLong("maxMessageBytes", 36_700_160L));
    }
}
