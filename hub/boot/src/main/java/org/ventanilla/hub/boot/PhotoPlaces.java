package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.hub.media.PhotoPosition;

/** The positions stated for photos ({@code gps}: one or several of lat, lon), held against what the media room reads. */
final class PhotoPlaces {
    private static final double METRES_A_DEGREE = 111_320;
    private static final double TOLERANCE_M = 1;

    private PhotoPlaces() {}

    /** The stated positions that no photo of the mail has. */
    static List<JsonObject> missing(JsonArray stated, List<MailFile> files) {
        var missing = new ArrayList<JsonObject>();
        for (Object one : stated) {
            var wanted = (JsonObject) one;
            boolean found = files.stream()
                    .map(file -> file.look().position())
                    .anyMatch(position -> position != null && metres(wanted, position) <= TOLERANCE_M);
            if (!found) {
                missing.add(wanted);
            }
        }
        return missing;
    }

    private static double metres(JsonObject wanted, PhotoPosition got) {
        double lat = wanted.getDouble("lat");
        double north = (got.lat() - lat) * METRES_A_DEGREE;
        double east = (got.lon() - wanted.getDouble("lon")) * METRES_A_DEGREE * Math.cos(Math.toRadians(lat));
        return Math.hypot(north, east);
    }
}
