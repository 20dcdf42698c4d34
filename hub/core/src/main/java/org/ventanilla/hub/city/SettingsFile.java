package org.ventanilla.hub.city;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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
                file.at("classify").textOr("model", ""),
                quiet(file),
                file.pairs("contact"));
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
