package org.ventanilla.hub.console.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A form of an incident that was sent after the session had ended. It waits in the login form, so that nothing of somebody
 * who is not signed in is kept here.
 */
public record Held(long incident, Typed typed) {
    /** The usual login, with nothing waiting. */
    public static final Held NOTHING = new Held(0, Typed.NOTHING);

    private static final String TO = "held-to";
    private static final String KEPT = "held-kept";
    private static final String FIELD = "held.";
    private static final Pattern ADDRESS = Pattern.compile("/staff/incidents/([0-9]{1,18})/([a-z]{1,20})");

    /** What the address of a form says: which incident, which form. */
    public static Optional<Held> at(String address) {
        var found = ADDRESS.matcher(address);
        return found.matches()
                ? Optional.of(new Held(
                        Long.parseLong(found.group(1)), new Typed(found.group(2), Map.of(), List.of(), "", "")))
                : Optional.empty();
    }

    public boolean isSomething() {
        return incident != 0;
    }

    public Held with(Map<String, String> values, List<String> kept) {
        return new Held(incident, new Typed(typed.form(), values, kept, "", ""));
    }

    /** Names and values as they wait in the login form. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (isSomething()) {
            fields.put(TO, "/staff/incidents/" + incident + "/" + typed.form());
            fields.put(KEPT, String.join(" ", typed.kept()));
            typed.values().forEach((name, value) -> fields.put(FIELD + name, value));
        }
        return fields;
    }

    /** Out of a login form. */
    public static Held of(Map<String, String> fields) {
        return at(fields.getOrDefault(TO, "")).map(held -> held.from(fields)).orElse(NOTHING);
    }

    private Held from(Map<String, String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                values.put(name.substring(FIELD.length()), value);
            }
        });
        List<String> kept =
                new ArrayList<>(List.of(fields.getOrDefault(KEPT, "").split(" ")));
        kept.removeIf(ref -> !ref.matches("[0-9a-f]{64}"));
        return with(values, List.copyOf(kept));
    }
}
