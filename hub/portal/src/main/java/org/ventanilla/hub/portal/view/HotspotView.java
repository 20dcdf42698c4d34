package org.ventanilla.hub.portal.view;

import java.util.List;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.incident.IncidentView;

/**
 * A hotspot beside the map.
 *
 * @param heart the incident around which the others are
 * @param newest of its incidents, newest first; not all when there are many
 */
public record HotspotView(Hotspot hotspot, IncidentView heart, List<IncidentView> newest) {

    /** How many of its incidents are not named. */
    public int unnamed() {
        return Math.max(0, hotspot.incidents() - newest.size());
    }
}
