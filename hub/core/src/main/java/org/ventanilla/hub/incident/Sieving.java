package org.ventanilla.hub.incident;

import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.publish.Publishing.Sieve;

/**
 * The rules of publication as conditions of a search: who asks "what is in this box" finds by the point that is shown, not by
 * the one that is known, else halving the box would tell it. The arithmetic is that of {@code Publishing}, in doubles on both
 * sides. {@code i} is the incident; the six parameters come in the order of {@link #add}.
 */
record Sieving(int first) {
    private static final String EXACT = "(? is null or i.category = any(?))";

    private String exact() {
        return EXACT.replace("?", "$" + first + "::text[]");
    }

    private String street() {
        return "i.category = any($" + (first + 1) + "::text[])";
    }

    private String shown(String column, int side) {
        return "(case when " + exact() + " then i." + column + " when " + street() + " then (floor(i." + column + " / $"
                + side + "::float8) + 0.5) * $" + side + "::float8 end)";
    }

    /** Whether it is shown at all. */
    String isShown() {
        return "(i.is_public and i.category <> all($" + (first + 2) + "::text[]))";
    }

    /** Latitude as it is shown. */
    String lat() {
        return shown("lat", first + 4);
    }

    /** Longitude as it is shown. */
    String lon() {
        return shown("lon", first + 5);
    }

    /**
     * Whether the name of the place as it is shown holds a word, given as a pattern for {@code ~*} and its place among all.
     * The street that is shown begins the name, so that a name without the word need not be looked up.
     */
    String placeHolds(String pattern, String nth) {
        return "(i.place ~* " + pattern + " and case when " + exact() + " then true when "
                + street()
                + " then exists (select 1 from unnest($" + (first + 3) + "::text[]) s"
                + " where starts_with(concat(" + nth + ", ':', i.place, ' '), s || ' ')) else false end)";
    }

    static void add(Tuple t, Sieve sieve) {
        t.addValue(array(sieve.exact()))
                .addValue(array(sieve.street()))
                .addValue(array(sieve.never()))
                .addValue(array(sieve.streets()))
                .addDouble(sieve.square().lat())
                .addDouble(sieve.square().lon());
    }

    private static String @Nullable [] array(java.util.@Nullable List<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }
}
