package org.ventanilla.connector.email;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of one mailbox, typed. The schema with the explanations is {@code options.json} beside this class. */
record EmailOptions(
        OwnAddresses own,
        String authservId,
        String fromName,
        MailServer imap,
        MailServer smtp,
        Folders folders,
        Duration pollEvery,
        long maxMessageBytes,
        Canary canary,
        @Nullable OAuthSettings oauth2) {
    /** The folder that is watched and those into which mails are filed. */
    record Folders(String watched, String done, String failed, String automatic) {}

    /** How often we write to ourselves, zero for never, and when that counts as lost. */
    record Canary(Duration every, Duration overdue) {
        boolean isWanted() {
            return !every.isZero();
        }
    }

    static EmailOptions of(JsonObject options) {
        var folders = folders(options);
        var oauth2 = OAuthSettings.of(options);
        var imap = MailServer.of(options.getJsonObject("imap"));
        if (imap.wantsToken() && oauth2 == null) {
            throw new IllegalArgumentException("imap.password is needed, or oauth2");
        }
        return new EmailOptions(
                OwnAddresses.of(
                        options.getString("address"),
                        options.getJsonArray("aliases", new JsonArray()).stream()
                                .map(String::valueOf)
                                .toList()),
                options.getString("authservId", ""),
                options.getString("fromName", ""),
                imap,
                MailServer.of(options.getJsonObject("smtp")),
                folders,
                Duration.ofSeconds(options.getLong("pollEverySeconds", 60L)),
                options.getLong("maxMessageBytes", 36_700_160L),
                canary(options),
                oauth2);
    }

    private static Folders folders(JsonObject options) {
        var folders = new Folders(
                options.getString("folder", "INBOX"),
                options.getString("doneFolder", "Ventanilla"),
                options.getString("failedFolder", "Ventanilla-failed"),
                options.getString("automaticFolder", "Ventanilla-automatic"));
        if (List.of(folders.done(), folders.failed(), folders.automatic()).contains(folders.watched())) {
            throw new IllegalArgumentException("doneFolder, failedFolder and automaticFolder must differ from folder");
        }
        return folders;
    }

    private static Canary canary(JsonObject options) {
        var canary = new Canary(
                Duration.ofSeconds(options.getLong("canaryEverySeconds", 0L)),
                Duration.ofSeconds(options.getLong("canaryOverdueSeconds", 600L)));
        if (canary.isWanted() && canary.overdue().compareTo(canary.every()) <= 0) {
            throw new IllegalArgumentException("canaryOverdueSeconds must be more than canaryEverySeconds");
        }
        return canary;
    }
}
