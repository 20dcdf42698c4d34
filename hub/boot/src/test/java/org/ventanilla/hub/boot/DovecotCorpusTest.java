package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of real mails through a real IMAP server into the running hub. Skipped where the mails or the server are not. */
class DovecotCorpusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path MAILS = Town.HOME.resolve("../shared/data/mail").normalize();
    private static final Path SCRIPT = MAILS.resolve("start-dovecot.sh");

    @Test
    void every_mail_is_there_once_and_no_machine_is_answered(@TempDir Path folder) throws Exception {
        assumeTrue(Dovecot.isThere(SCRIPT), "no mails or no Dovecot here");
        List<JsonObject> labels;
        try (var lines = Files.lines(MAILS.resolve("INDEX.jsonl"))) {
            labels = lines.map(JsonObject::new).toList();
        }
        // The server reads it as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("imap"));
        try (var imap = Dovecot.start(SCRIPT, folder.resolve("imap"), freePort());
                var town = Town.open(Files.createDirectories(folder.resolve("town")))) {
            for (JsonObject label : labels) {
                imap.deliver(name(label), bytes(label));
            }
            long from = System.nanoTime();
            town.restartHub(settings -> reading(settings, imap.port));
            var items = allOf(town, imap);
            System.err.printf(Locale.ROOT, "%d mails in %.1f s%n", items.size(), (System.nanoTime() - from) / 1e9);

            var truth = compared(labels, items);
            System.err.println(truth);
            assertThat(items).as("none lost, none doubled").hasSize((int) different(labels));
            assertThat(truth.share("kept as sent")).isGreaterThanOrEqualTo(0.97);
            assertThat(truth.share("isAuto")).isGreaterThanOrEqualTo(0.99);
            assertThat(truth.share("attachments")).isEqualTo(1);
            assertThat(truth.share("subject")).isGreaterThanOrEqualTo(0.99);
            assertThat(truth.share("from")).isGreaterThanOrEqualTo(0.99);
            assertThat(truth.share("reply text")).isGreaterThanOrEqualTo(0.9);
            assertThat(truth.share("reply not empty")).isEqualTo(1);
            assertThat(unread(items)).isEmpty();
            assertNoMachineIsAnswered(town, items);
        }
    }

    private static String name(JsonObject label) {
        return Path.of(label.getString("file")).getFileName().toString();
    }

    private static byte[] bytes(JsonObject label) throws IOException {
        return Files.readAllBytes(MAILS.resolve(label.getString("file")));
    }

    private static JsonObject reading(JsonObject settings, int port) {
        var options = settings.getJsonArray("connectors").getJsonObject(0).getJsonObject("options");
        options.getJsonObject("imap")
                .put("port", port)
                .put("user", Dovecot.USER)
                .put("password", Dovecot.PASSWORD);
        return settings;
    }

    /** The mailbox is empty, and triage has looked at everything. */
    private static List<JsonObject> allOf(Town town, Dovecot imap) {
        Eventually.see("an empty mailbox", imap::waiting, left -> left == 0, PATIENCE);
        var ledger = new Ledger(town.web, town.plan.secrets());
        return Eventually.see("everything looked at", ledger::items, items -> items.stream()
                .noneMatch(item -> "received".equals(item.getString("state"))));
    }

    /** Most by the hash of their bytes; the server itself changes some that break its protocol. */
    private static MailTruth compared(List<JsonObject> labels, List<JsonObject> items) throws IOException {
        Map<String, JsonObject> byHash = new HashMap<>();
        items.forEach(item -> byHash.put(item.getString("rawSha256"), item));
        assertThat(byHash).as("each once").hasSameSizeAs(items);
        var truth = new MailTruth();
        for (JsonObject label : labels) {
            var item = byHash.get(DigestUtils.sha256Hex(onTheWire(bytes(label))));
            truth.fact("kept as sent", name(label), item != null);
            if (item != null) {
                truth.judge(label, item);
            }
        }
        return truth;
    }

    /** Who delivers the same mail twice has one item, whatever the ways it came by. */
    private static long different(List<JsonObject> labels) throws IOException {
        var names = new HashSet<String>();
        for (JsonObject label : labels) {
            String all = new String(onTheWire(bytes(label)), StandardCharsets.ISO_8859_1);
            int end = all.indexOf("\r\n\r\n");
            String head = end < 0 ? all : all.substring(0, end);
            var id = Pattern.compile("(?im)^message-id:(.*(?:\\R[ \t].*)*)").matcher(head);
            names.add(id.find() && end > 0 ? id.group(1).replaceAll("[\\s<>]", "") + all.substring(end) : all);
        }
        return names.size();
    }

    /** An IMAP server ends every line with CR and LF (RFC 3501 §4.3). */
    private static byte[] onTheWire(byte[] message) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r')) {
                out.write('\r');
            }
            out.write(message[i]);
        }
        return out.toByteArray();
    }

    /** A mail without subject, words and files is for a person; nothing else may be. */
    private static List<String> unread(List<JsonObject> items) {
        return items.stream()
                .filter(item -> Set.of("quarantined", "stuck").contains(item.getString("state")))
                .filter(item -> !"refused".equals(item.getString("reason")))
                .map(JsonObject::encode)
                .toList();
    }

    private static void assertNoMachineIsAnswered(Town town, List<JsonObject> items) {
        Set<String> machines = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (JsonObject item : items) {
            String sender = String.valueOf(item.getString("sender")).toLowerCase(Locale.ROOT);
            ("report".equals(item.getString("state")) || "follow-up".equals(item.getString("state"))
                            ? people
                            : machines)
                    .add(sender);
        }
        String token = town.web.logIn("supervisora", town.plan.secrets().supervisorPassword());
        for (String state : List.of("due", "sending", "handed")) {
            Eventually.see("no message " + state, () -> notices(town, token, state), List::isEmpty);
        }
        var answered =
                Web.objects(town.web
                                .json(town.plan.outside().resolve("/messages.json"))
                                .getJsonArray("mails"))
                        .stream()
                        .filter(m -> "from-city".equals(m.getString("direction")))
                        .map(m -> m.getString("to").toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(answered).isNotEmpty();
        machines.removeAll(people);
        assertThat(answered).doesNotContainAnyElementsOf(machines);
    }

    private static List<JsonObject> notices(Town town, String token, String state) {
        return Web.objects(
                town.web.json(URI.create("/v1/notices?state=" + state), token).getJsonArray("notices"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
