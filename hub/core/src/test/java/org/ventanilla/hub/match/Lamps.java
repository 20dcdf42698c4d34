package org.ventanilla.hub.match;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.city.LatLon;

/** Reports and incidents of street lamps around one point, for tests that say only what differs. */
final class Lamps {
    static final City CITY = City.load(CityFiles.folder());
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    /** Radius 15 m, window 45 days, siblings ALU-02 and ALU-03. */
    static final String LAMP = "ALU-01";
    /** Radius 150 m, window 14 days. */
    static final String DARK_STREET = "ALU-03";

    private Lamps() {}

    /** The point so many metres north of the city's centre. */
    static LatLon north(double metres) {
        var plane = CITY.gazetteer().projection();
        var centre = CITY.settings().centre();
        return plane.at(plane.x(centre.lon()), plane.y(centre.lat()) + metres);
    }

    static Subject report(String category, double metresNorth, int precisionM, @Nullable String place) {
        return report(category, metresNorth, precisionM, place, null);
    }

    static Subject report(
            String category, double metresNorth, int precisionM, @Nullable String place, @Nullable Long reporter) {
        LatLon at = north(metresNorth);
        return new Subject(category, at.lat(), at.lon(), precisionM, place, reporter, NOW, "");
    }

    /** A report of a lamp at the centre, five metres precise, without an address. */
    static Subject lamp() {
        return report(LAMP, 0, 5, null);
    }

    static Known known(long id) {
        return new Known(id, LAMP, 0, 5, null, Duration.ofDays(1), null, Set.of());
    }

    /** An incident that a test describes step by step; as first made: a lamp at the centre, reported yesterday. */
    record Known(
            long id,
            String category,
            double metresNorth,
            int precisionM,
            @Nullable String place,
            Duration age,
            @Nullable Duration closedFor,
            Set<Long> reporters) {
        Known category(String code) {
            return new Known(id, code, metresNorth, precisionM, place, age, closedFor, reporters);
        }

        Known away(double metres) {
            return new Known(id, category, metres, precisionM, place, age, closedFor, reporters);
        }

        Known precision(int metres) {
            return new Known(id, category, metresNorth, metres, place, age, closedFor, reporters);
        }

        Known place(String name) {
            return new Known(id, category, metresNorth, precisionM, name, age, closedFor, reporters);
        }

        Known age(Duration since) {
            return new Known(id, category, metresNorth, precisionM, place, since, closedFor, reporters);
        }

        Known closed(Duration since) {
            return new Known(id, category, metresNorth, precisionM, place, age, since, reporters);
        }

        Known by(long reporter) {
            return new Known(id, category, metresNorth, precisionM, place, age, closedFor, Set.of(reporter));
        }

        Candidate candidate() {
            LatLon at = north(metresNorth);
            Instant reported = NOW.minus(age);
            Instant closedAt = closedFor == null ? null : NOW.minus(closedFor);
            return new Candidate(
                    id, category, at.lat(), at.lon(), precisionM, place, reported, reported, closedAt, reporters, "");
        }
    }
}
