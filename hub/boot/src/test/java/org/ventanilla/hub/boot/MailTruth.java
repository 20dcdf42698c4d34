package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is stated about mails, held against the ledger of the hub that took them. */
final class MailTruth {
    private final Map<String, TreeSet<String>> wrong = new TreeMap<>();
    private final Map<String, Integer> asked = new TreeMap<>();

    /**
     * Judges one mail.
     *
     * @param label a line of the index
     * @param item the line of the ledger that it became
     */
    void judge(JsonObject label, JsonObject item) {
        String file = label.getString("file");
        JsonObject stated = label.getJsonObject("expect");
        if (stated.containsKey("isAuto")) {
            boolean human = java.util.Set.of("report", "follow-up", "received").contains(item.getString("state"));
            fact("isAuto", file, stated.getBoolean("isAuto") != human);
        }
        same("subject", file, stated.getString("subject"), item.getString("subject"));
        same("from", file, stated.getString("from"), item.getString("sender"));
        if (stated.getString("replyText") != null) {
            String wanted = bare(stated.getString("replyText"));
            fact("reply text", file, wanted.equals(bare(item.getString("text", ""))));
            fact(
                    "reply not empty",
                    file,
                    wanted.isEmpty() || !item.getString("text", "").isBlank());
        }
        for (JsonObject wanted : Web.objects(stated.getJsonArray("attachments", new JsonArray()))) {
            boolean there =
                    Web.objects(item.getJsonArray("attachments")).stream().anyMatch(a -> is(wanted, a));
            fact("attachments", file, there);
        }
    }

    private void same(String what, String file, String wanted, String got) {
        if (wanted != null) {
            fact(what, file, wanted.equalsIgnoreCase(got));
        }
    }

    /** Only what is stated counts; the type as declared or as the bytes say. */
    private static boolean is(JsonObject wanted, JsonObject got) {
        boolean named = wanted.getString("name", got.getString("name")).equals(got.getString("name"));
        boolean sized = wanted.getInteger("size", got.getInteger("size")).equals(got.getInteger("size"));
        String type = wanted.getString("type");
        boolean typed =
                type == null || type.equals(got.getString("sniffedType")) || type.equals(got.getString("declaredType"));
        return named && sized && typed;
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    void fact(String what, String file, boolean right) {
        asked.merge(what, 1, Integer::sum);
        if (!right) {
            wrong.computeIfAbsent(what, key -> new TreeSet<>()).add(file);
        }
    }

    /** Share of the stated facts that the ledger has right; 1 where nothing was stated. */
    double share(String what) {
        int all = asked.getOrDefault(what, 0);
        return all == 0
                ? 1
                : 1 - (double) wrong.getOrDefault(what, new TreeSet<>()).size() / all;
    }

    @Override
    public String toString() {
        return asked + " asked, wrong: " + wrong;
    }
}
