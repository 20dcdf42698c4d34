package org.ventanilla.hub.city;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a city calls itself and how it is reached ({@code city.yaml}).
 *
 * @param id jurisdiction id, for example {@code santander}
 * @param languages two-letter codes, the first is the default
 * @param reportPrefix before the number of a report, for example {@code AV}
 * @param incidentPrefix before the number of an incident, for example {@code IN}
 * @param eventTypePrefix reverse domain name that event types start with
 * @param country ISO 3166-1 alpha-2
 * @param boundaryToleranceM metres outside the boundary that still count as inside
 * @param areaMaxM metres from a neighbourhood's centre beyond which a point has no area
 * @param askPlaceAboveM radius in metres from which on a place is vague and its reporter is asked for it
 * @param emergencyNumber what to dial when life is in danger
 * @param unclassified category code for what a person must look at
 * @param matchModel file of {@code train match} in the city's folder; empty without one
 * @param hotspots when incidents belong together
 * @param matchBars score from which on a report joins by itself, 0 to 1, by category code; others have that of all
 * @param categoryModel file of {@code train category} in the city's folder; empty without one
 * @param trainedAt from when on in the night categories are learned anew; null for never
 * @param quiet when nobody is woken by news; null for never
 * @param contact how to reach the city, one text per language
 */
public record CitySettings(
        String id,
        String name,
        ZoneId timeZone,
        List<String> languages,
        String reportPrefix,
        String incidentPrefix,
        String eventTypePrefix,
        String country,
        LatLon centre,
        int boundaryToleranceM,
        int areaMaxM,
        int askPlaceAboveM,
        String emergencyNumber,
        String unclassified,
        String matchModel,
        HotspotRules hotspots,
        Map<String, Double> matchBars,
        String categoryModel,
        @Nullable LocalTime trainedAt,
        @Nullable QuietHours quiet,
        Map<String, String> contact) {}
