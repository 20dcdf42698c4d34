package org.ventanilla.hub.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up town whose people report lamps and holes, some of them twice: the second time near and soon. */
final class Town {
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final String[] KINDS = {"ALU-01", "PAV-01", "LIM-01"};

    private final Random chance;
    private final List<Labelled> reports = new ArrayList<>();

    private Town(long seed) {
        this.chance = new Random(seed);
    }

    static List<Labelled> reports(long seed, int count) {
        var town = new Town(seed);
        for (int i = 0; i < count; i++) {
            town.report(i);
        }
        return town.reports;
    }

    /** One in four tells again, within metres and two days, what one of the last twenty told; nobody repeats litter. */
    private void report(int i) {
        Instant at = START.plus(Duration.ofHours(3L * i));
        Labelled again = i > 20 && chance.nextInt(4) == 0 ? reports.get(i - 1 - chance.nextInt(16)) : null;
        if (again != null && !again.category().equals(KINDS[2])) {
            reports.add(of("r" + i, again.category(), near(again), at, again.incident()));
        } else {
            double lat = 43.45 + chance.nextDouble() * 0.024;
            double lon = -3.82 + chance.nextDouble() * 0.032;
            reports.add(of("r" + i, KINDS[chance.nextInt(3)], new double[] {lat, lon}, at, "r" + i));
        }
    }

    private double[] near(Labelled other) {
        double lat = other.lat() == null ? 0 : other.lat();
        double lon = other.lon() == null ? 0 : other.lon();
        return new double[] {lat + chance.nextGaussian() * 0.00002, lon + chance.nextGaussian() * 0.00002};
    }

    private static Labelled of(String id, String category, double[] point, Instant at, String incident) {
        String group = category.substring(0, 3);
        return new Labelled(
                id,
                "",
                category,
                group,
                point[0],
                point[1],
                "",
                "web",
                at,
                at.plus(Duration.ofDays(12)),
                incident,
                true);
    }
}
