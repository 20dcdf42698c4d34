package org.ventanilla.hub.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident with the reports that are already part of it: a report is compared with all of it, never along a chain.
 *
 * @param reports oldest first, at least one
 * @param closedAt seconds since 1970; absent while it is open
 */
record Known(long id, List<Side> reports, @Nullable Long closedAt) {
    Known {
        reports = List.copyOf(reports);
    }

    Side first() {
        return reports.get(0);
    }

    boolean isOpen() {
        return closedAt == null;
    }

    /** Metres to its nearest report; -1 when that cannot be said. */
    double metres(Side side) {
        double nearest = -1;
        for (Side report : reports) {
            if (report.spot() != null && side.spot() != null) {
                double metres = report.spot().metres(side.spot());
                nearest = nearest < 0 ? metres : Math.min(nearest, metres);
            }
        }
        return nearest;
    }
}
