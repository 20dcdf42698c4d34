package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What a supervisor sees of everything that ever came in. */
final class Ledger {
    private static final Pattern WORD = Pattern.compile("aviso\\d+x");

    private final Web web;
    private final String token;

    Ledger(Web web, DemoSecrets secrets) {
        this.web = web;
        this.token = Eventually.see(
                "a session", () -> web.logIn("supervisora", secrets.supervisorPassword()), t -> !t.isEmpty());
    }

    /** The word of each report that triage has dealt with, in order of arrival. */
    List<String> triaged() {
        var words = new ArrayList<String>();
        for (JsonObject item : items()) {
            var word = WORD.matcher(item.getString("text", ""));
            if ("report".equals(item.getString("state")) && word.find()) {
                words.add(word.group());
            }
        }
        return words;
    }

    /** Everything, in order of arrival. */
    List<JsonObject> items() {
        var all = new ArrayList<JsonObject>();
        long after = 0;
        while (true) {
            JsonObject page = web.json(URI.create("/v1/items?limit=200&after=" + after), token);
            if (page.getJsonArray("items").isEmpty()) {
                return all;
            }
            all.addAll(Web.objects(page.getJsonArray("items")));
            after = page.getLong("next");
        }
    }

    /** Messages to citizens that wait for a person, because nobody can know whether they were sent. */
    List<JsonObject> trouble() {
        return Web.objects(web.json(URI.create("/v1/notices"), token).getJsonArray("notices"));
    }

    /** The log as read with a cursor. */
    static List<JsonObject> events(Web web) {
        var all = new ArrayList<JsonObject>();
        String after = "0";
        while (true) {
            JsonObject page = web.json(URI.create("/v1/events?limit=500&after=" + after));
            if (page.getJsonArray("events").isEmpty()) {
                return all;
            }
            all.addAll(Web.objects(page.getJsonArray("events")));
            after = page.getString("next");
        }
    }

    /** The events' positions as read with a cursor. */
    static List<Long> positions(Web web) {
        return events(web).stream()
                .map(event -> Long.parseLong(event.getString("sequence")))
                .toList();
    }

    /** 1, 2, 3 … n. */
    static List<Long> upTo(int n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }
}
