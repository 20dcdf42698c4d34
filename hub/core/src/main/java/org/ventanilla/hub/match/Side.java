package org.ventanilla.hub.match;

import org.jspecify.annotations.Nullable;

/**
 * One report as the learned score sees it. What the citizen wrote is no part of it.
 *
 * @param category leaf code
 * @param group the category's group; empty when unknown
 * @param spot absent when its place is unknown
 * @param channel how it came; empty when unknown
 * @param at seconds since 1970
 */
record Side(String category, String group, @Nullable Spot spot, Street street, String channel, long at) {

    /** Metres east and north of anything, the same for all that are compared. */
    record Spot(double x, double y) {
        double metres(Spot other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }
}
