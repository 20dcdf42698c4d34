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
        @Nullable MailServer imap,
        @Nullable LmtpSettings lmtp,
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
        long maxMessageBytes = options.getLong("maxMessageBytes", 36_700_160L);
        var imap = imap(options, oauth2);
        var lmtp = LmtpSettings.of(options, maxMessageBytes);
        if (imap == null && lmtp == null) {
            throw new IllegalArgumentException("imap or lmtp is needed: one of the two ways for mails to reach us");
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
                lmtp,
                MailServer.of(options.getJsonObject("smtp")),
                folders,
                Duration.ofSeconds(options.getLong("pollEverySeconds", 60L)),
                maxMessageBytes,
                canary(options, imap),
                oauth2);
    }

    private static @Nullable MailServer imap(JsonObject options, @Nullable OAuthSettings oauth2) {
        JsonObject server = options.getJsonObject("imap");
        var imap = server == null ? null : MailServer.of(server);
        if (imap != null && imap.wantsToken() && oauth2 == null) {
            throw new IllegalArgumentException("imap.password is needed, or oauth2");
        }
        return imap;
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

    private static Canary canary(JsonObject options, @Nullable MailServer imap) {
        var canary = new Canary(
                Duration.ofSeconds(options.getLong("canaryEverySeconds", 0L)),
                Duration.ofSeconds(options.getLong("canaryOverdueSeconds", 600L)));
        if (canary.isWanted() && imap == null) {
            throw new IllegalArgumentException("canaryEverySeconds needs imap: canaries are looked for in a mailbox");
        }
        if (canary.isWanted() && canary.overdue().compareTo(canary.every()) <= 0) {
            throw new IllegalArgumentException("canaryOverdueSeconds must be more than canaryEverySeconds");
        }
        return canary;
    }
}
