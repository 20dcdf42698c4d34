package org.ventanilla.hub.notify;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told about: one incident, or a category around a point.
 *
 * @param language of the messages
 * @param incidentId null for a category
 * @param around null for an incident
 */
public record Follow(long id, String language, @Nullable Long incidentId, @Nullable Around around, boolean confirmed) {

    /**
     * A category around a point.
     *
     * @param category leaf code
     * @param place name of the point, for show
     */
    public record Around(String category, String place, double lat, double lon, int radiusM) {
        /** Where somebody wants to hear of things is about them. */
        @Override
        public String toString() {
            return "Around[" + category + "]";
        }
    }

    @Override
    public String toString() {
        return "Follow[" + id + "]";
    }
}
