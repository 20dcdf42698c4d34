package org.ventanilla.hub.city;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code city.yaml}. */
final class SettingsFile {
    private SettingsFile() {}

    static CitySettings read(Tree file) {
        List<String> languages = file.texts("languages");
        if (languages.isEmpty()) {
            file.problems().add(file.where() + ": languages: expected at least one language code");
        }
        Tree centre = file.at("centre");
        return new CitySettings(
                file.text("id"),
                file.text("name"),
                file.parsed("time_zone", ZoneId::of, ZoneOffset.UTC),
                languages,
                file.text("report_prefix"),
                file.text("incident_prefix"),
                file.text("event_type_prefix"),
                file.text("country"),
                new LatLon(centre.number("lat"), centre.number("lon")),
                file.whole("boundary_tolerance_m"),
                file.whole("area_max_m"),
                file.whole("ask_place_above_m"),
                file.text("emergency_number"),
                file.text("unclassified"),
                file.at("match").textOr("model", ""),
                HotspotFile.read(file.at("hotspots")),
                bars(file.at("match")),
                file.at("classify").textOr("model", ""),
                trainedAt(file.at("classify")),
                quiet(file),
                file.pairs("contact"));
    }

    private static Map<String, Double> bars(Tree match) {
        Tree given = match.at("bars");
        Map<String, Double> bars = new HashMap<>();
        match.pairs("bars").keySet().forEach(code -> {
            double bar = given.number(code);
            bars.put(code, bar >= 0 && bar <= 1 ? bar : given.wrong(code, "a number from 0 to 1", 1.0));
        });
        return Map.copyOf(bars);
    }

    private static @Nullable LocalTime trainedAt(Tree classify) {
        if (!classify.exists() || classify.textOr("nightly", "").isEmpty()) {
            return null;
        }
        if (classify.textOr("model", "").isEmpty()) {
            classify.wrong("nightly", "a model to write to, in 'model'", "");
        }
        return classify.parsed("nightly", LocalTime::parse, LocalTime.MIDNIGHT);
    }

    private static @Nullable QuietHours quiet(Tree file) {
        Tree hours = file.at("quiet_hours");
        return hours.exists()
                ? new QuietHours(
                        hours.parsed("from", LocalTime::parse, LocalTime.MIDNIGHT),
                        hours.parsed("to", LocalTime::parse, LocalTime.MIDNIGHT))
                : null;
    }
}
