package org.ventanilla.hub.console.view;

import java.util.List;
import org.ventanilla.hub.hotspot.Hotspot;

/**
 * The list of hotspots.
 *
 * @param state {@code open}, {@code closed} or {@code all}
 * @param more whether there are more than are shown
 */
public record HotspotsView(List<Hotspot> items, String state, boolean more) {}
