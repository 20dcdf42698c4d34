package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understood;

/** How many of the known facts were understood, and how far the places found lie from those stated. */
final class UnderstandScore {
    private final City city;
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<Double> metres = new ArrayList<>();
    private int dangers;
    private int dangersSaid;
    private int dangersRight;

    UnderstandScore(City city) {
        this.city = city;
    }

    void add(JsonNode report, Understood u) {
        JsonNode expected = report.path("expected");
        count("category", isCategory(expected, u.filedUnder()));
        count(
                "category among three",
                u.categories().stream().anyMatch(g -> isCategory(expected, g.code()))
                        || isCategory(expected, u.filedUnder()));
        count("place", isPlace(expected, u.place()));
        if (expected.path("house_number").isInt()) {
            Integer found = u.houseNumber();
            count(
                    "house number",
                    found != null && found == expected.path("house_number").asInt());
        }
        count("danger", expected.path("danger").asBoolean() == u.danger());
        dangers += expected.path("danger").asBoolean() ? 1 : 0;
        dangersSaid += u.danger() ? 1 : 0;
        dangersRight += u.danger() && expected.path("danger").asBoolean() ? 1 : 0;
        count("language", report.path("lang").asText(u.language()).equals(u.language()));
        distance(expected.path("gazetteer"), u.place());
    }

    private void count(String what, boolean right) {
        int[] count = counts.computeIfAbsent(what, w -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
    }

    private static boolean isCategory(JsonNode expected, String code) {
        boolean accepted = expected.path("category").asText().equals(code);
        for (JsonNode other : expected.path("also_accepted")) {
            accepted |= other.asText().equals(code);
        }
        return accepted;
    }

    /** Where none is stated, none is right. */
    private static boolean isPlace(JsonNode expected, @Nullable PlaceGuess found) {
        String name = expected.path("place").asText("");
        if (expected.path("place").isNull() || name.isEmpty()) {
            return found == null;
        }
        String said = found == null || found.name() == null ? "" : found.name();
        String landmark = expected.path("landmark").asText("");
        return said.startsWith(name) || (!landmark.isEmpty() && said.startsWith(landmark));
    }

    private void distance(JsonNode point, @Nullable PlaceGuess found) {
        if (found != null && point.path("lat").isNumber() && point.path("lon").isNumber()) {
            var stated =
                    new LatLon(point.path("lat").asDouble(), point.path("lon").asDouble());
            metres.add(city.gazetteer().projection().distance(stated, found.at()));
        }
    }

    double share(String what) {
        int[] count = counts.getOrDefault(what, new int[2]);
        return (double) count[0] / Math.max(1, count[1]);
    }

    void print(PrintWriter out) {
        counts.forEach((what, count) ->
                out.printf(Locale.ROOT, "%-21s %d of %d (%.1f %%)%n", what, count[0], count[1], 100 * share(what)));
        double precision = (double) dangersRight / Math.max(1, dangersSaid);
        double recall = (double) dangersRight / Math.max(1, dangers);
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        out.printf(Locale.ROOT, "danger: precision %.3f, recall %.3f, F1 %.3f%n", precision, recall, f1);
        Collections.sort(metres);
        if (!metres.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "metres to the stated point (%d): median %.0f, of ten nine within %.0f%n",
                    metres.size(),
                    metres.get(metres.size() / 2),
                    metres.get((int) (metres.size() * 0.9)));
        }
    }
}
