package org.ventanilla.hub.console.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A form that was sent after the session had ended. It waits in the login form, so that nothing of somebody who is not
 * signed in is kept here.
 *
 * @param address where the form is sent to: one of those that somebody types into; empty for none
 */
public record Held(String address, Typed typed) {
    /** The usual login, with nothing waiting. */
    public static final Held NOTHING = new Held("", Typed.NOTHING);

    private static final String TO = "held-to";
    private static final String KEPT = "held-kept";
    private static final String FIELD = "held.";
    private static final String INCIDENTS = "/staff/incidents/";
    private static final Pattern ADDRESS =
            Pattern.compile(INCIDENTS + "[0-9]{1,18}/[a-z]{1,20}|/staff/quarantine/[0-9]{1,18}/dismiss");

    /** What the address of a form says; empty for any other address. */
    public static Optional<Held> at(String address) {
        return ADDRESS.matcher(address).matches()
                ? Optional.of(new Held(address, new Typed(last(address), Map.of(), List.of(), "", "")))
                : Optional.empty();
    }

    /** A form of an incident. */
    public static Held ofIncident(long incident, Typed typed) {
        return new Held(INCIDENTS + incident + "/" + typed.form(), typed);
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    public boolean isSomething() {
        return !address.isEmpty();
    }

    /** The page with the form on it. */
    public String page() {
        return address.substring(0, address.lastIndexOf('/'));
    }

    /** The incident it is about; 0 when it is about something else. */
    public long incident() {
        return address.startsWith(INCIDENTS) ? Long.parseLong(last(page())) : 0;
    }

    /** Name of the field for somebody's own words. */
    public String words() {
        return typed.isIn("dismiss") ? "reason" : "text";
    }

    /** Most letters in it. */
    public int mostWords() {
        return typed.isIn("dismiss") ? 500 : 2_000;
    }

    public boolean takesPhotos() {
        return typed.isIn("status") || typed.isIn("photo");
    }

    public Held with(Map<String, String> values, List<String> kept) {
        return new Held(address, new Typed(typed.form(), values, kept, "", ""));
    }

    /** Names and values as they wait in the login form. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (isSomething()) {
            fields.put(TO, address);
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
