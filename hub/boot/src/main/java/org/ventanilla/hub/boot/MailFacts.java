package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Control;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.Submission.Flag;

/** What is stated about a mail, held against what was read in it. Only stated facts count. */
final class MailFacts {
    private static final Set<Flag> MACHINE = EnumSet.of(Flag.AUTOMATIC, Flag.BOUNCE, Flag.CALENDAR);

    private final JsonObject expected;
    private final List<Inbound> items;
    private final @Nullable Draft draft;
    private final List<MailFile> files;
    private final MailScore score;
    private final List<JsonObject> differences = new ArrayList<>();

    MailFacts(JsonObject expected, List<Inbound> items, MailScore score) {
        this.expected = expected;
        this.items = items;
        this.draft = items.stream()
                .filter(Draft.class::isInstance)
                .map(Draft.class::cast)
                .findFirst()
                .orElse(null);
        this.files = MailFile.of(items);
        this.score = score;
    }

    /** Counts every stated fact and returns those that were read otherwise. */
    List<JsonObject> compare() {
        var sender = draft == null ? null : draft.reporter();
        same("isAuto", "isAuto", isAutomatic());
        same("subject", "subject", draft == null ? null : draft.title());
        same("from", "sender", sender == null ? null : sender.address());
        same("fromName", "sender name", sender == null ? null : sender.displayName());
        same("attachmentCount", "attachment count", files.size());
        files("attachments", "attachments");
        files("tnef", "files in winmail.dat");
        contained("bodyContains", "body contains", raw(), true);
        contained("anyContains", "body contains", raw(), true);
        contained("replyContains", "reply contains", shown(), true);
        contained("replyNotContains", "reply leaves out", shown(), false);
        contained("signatureContains", "full text keeps", raw(), true);
        photos();
        reply();
        bounce();
        return differences;
    }

    /** News about something sent is told by a machine, too. */
    private boolean isAutomatic() {
        return draft == null ? !items.isEmpty() : draft.flags().stream().anyMatch(MACHINE::contains);
    }

    private String raw() {
        return draft == null || draft.text() == null ? "" : draft.text().raw();
    }

    private String shown() {
        return draft == null || draft.text() == null ? "" : draft.text().shown();
    }

    private void same(String key, String fact, @Nullable Object got) {
        Object wanted = expected.getValue(key);
        if (wanted != null) {
            boolean isAddress = key.equals("from") && got != null;
            boolean right = isAddress
                    ? String.valueOf(wanted).equalsIgnoreCase(String.valueOf(got))
                    : Objects.equals(wanted, got) || ("".equals(wanted) && got == null);
            judge(fact, right, wanted, got);
        }
    }

    private void files(String key, String fact) {
        for (Object stated : expected.getJsonArray(key, new JsonArray())) {
            judge(fact, files.stream().anyMatch(file -> file.is((JsonObject) stated)), stated, files);
        }
    }

    private void photos() {
        Object stated = expected.getValue("gps");
        if (stated != null) {
            var all = stated instanceof JsonArray list ? list : new JsonArray().add(stated);
            var missing = PhotoPlaces.missing(all, files);
            all.forEach(one -> judge("photo position", !missing.contains(one), one, files));
        }
    }

    private void contained(String key, String fact, String text, boolean wantedThere) {
        for (Object wanted : expected.getJsonArray(key, new JsonArray())) {
            boolean there = squeezed(text).contains(squeezed(String.valueOf(wanted)));
            judge(fact, there == wantedThere, wanted, text);
        }
    }

    private void reply() {
        String wanted = expected.getString("replyText");
        if (wanted == null) {
            return;
        }
        boolean loose = "no-whitespace".equals(expected.getString("replyCompare"));
        boolean right = loose
                ? wanted.replaceAll("\\s", "").equals(shown().replaceAll("\\s", ""))
                : wanted.strip().equals(shown().strip());
        judge("reply text", right, wanted, shown());
        if (shown().isBlank() && !wanted.isBlank()) {
            score.emptied();
        }
    }

    private void bounce() {
        var stated = expected.getJsonObject("dsn", new JsonObject());
        var heard = items.stream()
                .filter(Control.class::isInstance)
                .map(item -> ((Control) item).event())
                .toList();
        var types = heard.stream().map(event -> event.type()).toList();
        boolean bounced =
                types.contains(ControlEvent.Type.BOUNCE_HARD) || types.contains(ControlEvent.Type.BOUNCE_SOFT);
        String action = stated.getString("action", "");
        if (action.equals("delayed")) { // the mail system keeps trying: nothing is told to the hub
            judge("delay that is no failure", !bounced, "no bounce", types);
        } else if (stated.containsKey("finalRecipient")) {
            String recipient = stated.getString("finalRecipient");
            var addresses = heard.stream().map(event -> event.address()).toList();
            judge("bounced recipient", addresses.stream().anyMatch(recipient::equalsIgnoreCase), recipient, addresses);
        }
        if (action.equals("failed")) {
            judge("failed delivery", bounced, "failed", types);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void judge(String fact, boolean right, Object wanted, @Nullable Object got) {
        score.fact(fact, right);
        if (!right) {
            differences.add(
                    new JsonObject().put("fact", fact).put("wanted", wanted).put("got", String.valueOf(got)));
        }
    }
}
