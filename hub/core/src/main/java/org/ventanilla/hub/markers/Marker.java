package org.ventanilla.hub.markers;

/**
 * One thing on a map: an incident, or several that would lie on one another.
 *
 * @param lat WGS 84 degrees; of several, the middle on the map
 * @param count how many incidents
 * @param incident id when it is one; 0 when there are several
 */
public record Marker(double lat, double lon, int count, long incident) {
    /** Whether it stands for several. */
    public boolean isCluster() {
        return count > 1;
    }
}
