package org.ventanilla.connector.open311;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the city wants to know of one kind of report (a "service definition attribute").
 *
 * @param label for those who read the answer
 * @param type one of string, number, datetime, text, singlevaluelist, multivaluelist
 * @param choices labels by key, in their order; empty when anything may be said
 */
record Question(String code, String label, String type, boolean required, Map<String, String> choices) {
    private static final Set<String> LISTS = Set.of("singlevaluelist", "multivaluelist");

    static Question of(JsonObject given) {
        var choices = new LinkedHashMap<String, String>();
        Options.objects(given.getJsonArray("values", new JsonArray()))
                .forEach(v -> choices.put(v.getString("key"), v.getString("name")));
        return new Question(
                given.getString("code"),
                given.getString("label"),
                given.getString("type"),
                given.getBoolean("required", false),
                choices);
    }

    boolean isList() {
        return LISTS.contains(type);
    }
}
