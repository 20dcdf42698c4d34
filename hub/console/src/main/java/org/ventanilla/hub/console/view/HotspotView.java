package org.ventanilla.hub.console.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.hub.console.ConsoleData.Gathered;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.incident.IncidentRow;

/** The page of a hotspot, with its picture: a circle around its heart as far as it reaches, north up, a dot an incident. */
public record HotspotView(Gathered gathered) {
    /** Units of the picture from its middle to the circle; there is a margin of 20 around it. */
    private static final double CIRCLE = 180;

    private static final double MIDDLE = 200;
    private static final double METRES_A_DEGREE = 111_320;

    public Hotspot hotspot() {
        return gathered.hotspot();
    }

    public List<IncidentRow> incidents() {
        return gathered.incidents();
    }

    /** Where the dot of an incident is in a picture of 400 by 400, as its attributes; empty when it has lost its place. */
    public Optional<Dot> dot(IncidentRow i) {
        if (i.lat() == null || i.lon() == null) {
            return Optional.empty();
        }
        double scale = CIRCLE / hotspot().reachM();
        double east = (i.lon() - hotspot().lon())
                * METRES_A_DEGREE
                * Math.cos(Math.toRadians(hotspot().lat()));
        double north = (i.lat() - hotspot().lat()) * METRES_A_DEGREE;
        return Optional.of(new Dot(text(MIDDLE + east * scale), text(MIDDLE - north * scale)));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Coordinates in the picture. */
    public record Dot(String x, String y) {}

    /** The greatest distance between two of its incidents, in whole metres. */
    public long acrossM() {
        return Math.round(2 * hotspot().reachM());
    }
}
