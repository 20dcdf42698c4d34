package org.ventanilla.hub.match;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of which somebody said what it was about.
 *
 * @param city reports of different cities are never compared; empty when there is only one
 * @param address as it was given; may be empty
 * @param closedAt when its incident was closed, used only to know what was open when a later one came
 * @param incident id of the first report of its incident; its own when it was the first
 * @param judged whether what was said of it can be relied on
 */
public record Labelled(
        String id,
        String city,
        String category,
        String group,
        @Nullable Double lat,
        @Nullable Double lon,
        String address,
        String channel,
        Instant at,
        @Nullable Instant closedAt,
        String incident,
        boolean judged) {
    private static final double METRES_PER_DEGREE = 111_195;

    boolean isDuplicate() {
        return judged && !incident.equals(id);
    }

    boolean isNew() {
        return judged && incident.equals(id);
    }

    /** @param latitude of the place where a degree of longitude is measured */
    Side side(double latitude) {
        Double y = lat;
        Double x = lon;
        var spot = x == null || y == null || !Double.isFinite(x) || !Double.isFinite(y)
                ? null
                : new Side.Spot(x * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude)), y * METRES_PER_DEGREE);
        String by = city.isEmpty() ? channel : city + ":" + channel;
        return new Side(category, group, spot, Street.of(address), by, at.getEpochSecond());
    }
}
