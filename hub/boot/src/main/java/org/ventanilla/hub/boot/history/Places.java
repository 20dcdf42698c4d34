package org.ventanilla.hub.boot.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.GivenLocation;

/** Where a record says it was. Points that lie nowhere, elsewhere or the wrong way round are for triage to judge. Pure. */
final class Places {
    private Places() {}

    static @Nullable GivenLocation given(Mapping mapping, Line line, List<String> reasons) {
        String address = mapping.one(line, Field.ADDRESS);
        String latitude = mapping.one(line, Field.LAT);
        String longitude = mapping.one(line, Field.LON);
        Double lat = number(latitude);
        Double lon = number(longitude);
        boolean said = latitude != null || longitude != null;
        boolean point = lat != null && lon != null;
        if (said && !point) {
            reasons.add("coordinates-invalid");
        }
        if (!point && address == null) {
            return null;
        }
        return new GivenLocation(point ? lat : null, point ? lon : null, null, GivenLocation.Obtained.OTHER, address);
    }

    /** Some write a comma; null for what is no finite number. */
    private static @Nullable Double number(@Nullable String text) {
        try {
            double value = text == null ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
            return Double.isFinite(value) ? Double.valueOf(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
