package org.ventanilla.connector.open311;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.open311.Times;

/** Says what is wrong with a request, all of it at once. Pure. */
final class Checks {
    /** GeoReport v2: {@code description} has at most 4,000 characters; counted as people count them, by code point. */
    static final int MAX_DESCRIPTION = 4_000;

    private static final int MISSING_THING = 404;
    private static final int BAD = 400;
    private static final int MAX_PLACE = 500;

    private Checks() {}

    /**
     * One thing that is wrong.
     *
     * @param status of an answer about this alone
     * @param key of the text that says it
     * @param about a field, or the code of a service or question, for that text
     */
    record Problem(int status, String key, String about) {}

    /** In the order in which they should be read; empty when the request can be taken. */
    static List<Problem> of(Fields fields, Options options) {
        var found = new ArrayList<Problem>();
        String asked = fields.value("jurisdiction_id");
        if (!asked.isEmpty() && options.jurisdiction() != null && !asked.equals(options.jurisdiction())) {
            found.add(new Problem(MISSING_THING, "jurisdiction", "jurisdiction_id"));
        }
        String code = fields.value("service_code");
        List<Question> questions = options.services().get(code);
        if (code.isEmpty()) {
            found.add(new Problem(BAD, "missing", "service_code"));
        } else if (questions == null) {
            found.add(new Problem(MISSING_THING, "service", "service_code"));
        } else {
            questions.forEach(q -> answer(q, fields.answers(q.code()), found));
        }
        place(fields, options.area(), found);
        String said = fields.value("description");
        if (said.codePointCount(0, said.length()) > MAX_DESCRIPTION) {
            found.add(new Problem(BAD, "description", "description"));
        }
        return found;
    }

    private static void place(Fields fields, Options.@Nullable Area area, List<Problem> found) {
        String lat = fields.value("lat");
        String lon = fields.value("long");
        if (lat.isEmpty() != lon.isEmpty()) {
            found.add(new Problem(BAD, "missing", lat.isEmpty() ? "lat" : "long"));
        } else if (!lat.isEmpty()) {
            Double north = degrees(lat, 90);
            Double east = degrees(lon, 180);
            if (north == null || east == null) {
                found.add(new Problem(BAD, "point", north == null ? "lat" : "long"));
            } else if (area != null && !area.holds(north, east)) {
                found.add(new Problem(BAD, "outside", "lat"));
            }
        } else if (words(fields).isEmpty()) {
            found.add(new Problem(BAD, "place", "lat"));
        }
        if (words(fields).length() > MAX_PLACE) {
            found.add(new Problem(BAD, "address", "address_string"));
        }
    }

    /** Where it is in words. */
    static String words(Fields fields) {
        String address = fields.value("address_string");
        String id = fields.value("address_id");
        return id.isEmpty() || !address.isEmpty() ? address : id;
    }

    /** Decimal degrees with a point; null for anything else, NaN and a comma included. */
    static @Nullable Double degrees(String given, int max) {
        if (!given.matches("[+-]?\\d{1,3}([.]\\d{1,20})?")) {
            return null;
        }
        double value = Double.parseDouble(given);
        return Math.abs(value) <= max ? value : null;
    }

    private static void answer(Question q, List<String> given, List<Problem> found) {
        if (given.isEmpty()) {
            if (q.required()) {
                found.add(new Problem(BAD, "missing", "attribute[" + q.code() + "]"));
            }
        } else if (!fits(q, given)) {
            found.add(new Problem(BAD, "answer", "attribute[" + q.code() + "]"));
        }
    }

    private static boolean fits(Question q, List<String> given) {
        if (q.isList()) {
            Set<String> keys = q.choices().keySet();
            return keys.containsAll(given) && ("multivaluelist".equals(q.type()) || given.size() == 1);
        }
        return switch (q.type()) {
            case "number" -> given.stream().allMatch(v -> v.matches("[+-]?\\d{1,15}([.]\\d{1,10})?"));
            case "datetime" ->
                given.stream().allMatch(v -> Times.read(v, ZoneOffset.UTC).isPresent());
            default -> given.stream().allMatch(v -> v.codePointCount(0, v.length()) <= MAX_DESCRIPTION);
        };
    }
}
