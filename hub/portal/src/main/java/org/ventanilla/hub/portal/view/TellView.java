package org.ventanilla.hub.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;

/**
 * The form of somebody who wants to be told.
 *
 * @param incident of what; null for a category around a point
 * @param category chosen leaf
 * @param place typed words
 * @param channel chosen
 * @param address typed
 * @param channels that there are
 * @param categories codes of those that can be chosen
 * @param feed address of the same as a feed
 * @param problem message key of what is wrong, if anything
 */
public record TellView(
        @Nullable IncidentView incident,
        String category,
        String place,
        String channel,
        String address,
        List<String> channels,
        List<String> categories,
        String feed,
        @Nullable String problem) {
    /** Field of the form in which the problem is. */
    public String field() {
        return problem == null ? "" : problem.replaceFirst("^tell[.]bad[.]", "");
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "TellView[" + channel + "]";
    }
}
