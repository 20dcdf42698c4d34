package org.ventanilla.hub.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident knows from its reports alone: whether somebody may get hurt, and where it is. The same rule as when
 * reports join one by one, so that taking one away leaves what there would be without it. Pure.
 */
record Told(boolean danger, @Nullable Spot spot) {

    /** @param reports what each report would make alone, in the order in which they came */
    static Told by(List<NewIncident> reports) {
        Spot spot = null;
        for (NewIncident report : reports) {
            spot = learned(spot, report.spot());
        }
        return new Told(reports.stream().anyMatch(NewIncident::danger), spot);
    }

    private static @Nullable Spot learned(@Nullable Spot known, @Nullable Spot heard) {
        if (known == null || heard == null) {
            return known == null ? heard : known;
        }
        return new Spot(
                known.lat(),
                known.lon(),
                known.x(),
                known.y(),
                known.precisionM(),
                known.place() == null ? heard.place() : known.place(),
                known.source(),
                known.area() == null ? heard.area() : known.area());
    }
}
