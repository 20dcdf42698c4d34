package org.ventanilla.hub.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;

/**
 * The public list.
 *
 * @param status chosen filter as in the address, empty for all
 * @param category chosen group or leaf, empty for all
 * @param area chosen neighbourhood, empty for all
 * @param query words looked for
 * @param report number of a report, when that is what was looked for; its holder finds it elsewhere
 * @param older address of the next page, when there is one
 * @param newest address of the first page, when this is not it
 * @param dataAddress where the map fetches its markers
 * @param filter the same filter for feeds and files, with its question mark; empty for none
 */
public record ListView(
        List<IncidentView> incidents,
        String status,
        String category,
        String area,
        String query,
        @Nullable String report,
        @Nullable String older,
        @Nullable String newest,
        String dataAddress,
        String filter) {

    public boolean isFiltered() {
        return !(status.isEmpty() && category.isEmpty() && area.isEmpty() && query.isEmpty());
    }
}
