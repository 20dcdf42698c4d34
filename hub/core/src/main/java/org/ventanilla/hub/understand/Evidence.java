package org.ventanilla.hub.understand;

import org.jspecify.annotations.Nullable;
import org.ventanilla.model.GivenLocation.Obtained;

/**
 * A point that came with a report.
 *
 * @param lat WGS 84 degrees as given, believed or not
 * @param accuracyM radius in metres as given; a default of its kind when absent
 * @param obtained how the point came to be
 */
public record Evidence(double lat, double lon, @Nullable Double accuracyM, Obtained obtained) {
    @Override
    public String toString() {
        return "Evidence[" + obtained + "]";
    }
}
