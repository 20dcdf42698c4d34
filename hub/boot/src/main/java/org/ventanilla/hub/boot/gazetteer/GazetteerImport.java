package org.ventanilla.hub.boot.gazetteer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.hub.boot.gazetteer.Sorted.Address;
import org.ventanilla.hub.boot.gazetteer.Sorted.Named;
import org.ventanilla.hub.boot.gazetteer.Sorted.Nothing;
import org.ventanilla.hub.boot.gazetteer.Sorted.Stretch;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;

/** Takes from a source what the city's gazetteer does not have: streets, house numbers, named places. What is there stays. */
public final class GazetteerImport {
    private static final int PLACE_M = 80;
    private static final int MOST_NUMBERS = 9_999;

    private final City city;
    private final Known known;
    private final String origin;
    private final Map<String, List<LatLon>> streets = new LinkedHashMap<>();
    private final List<Map<String, Object>> houses = new ArrayList<>();
    private final List<Map<String, Object>> places = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    /** @param origin name of the source, kept with the places it gave */
    public GazetteerImport(City city, String origin) {
        this.city = city;
        this.known = new Known(city);
        this.origin = origin;
    }

    /** Looks at the whole file; {@link Source.Unreadable} when it is none of its sort. */
    public void read(Source source, Path file, Map<String, String> columns) throws IOException {
        source.read(file, columns, this::take);
    }

    private void take(Feature feature) {
        Sorted sorted = Sorted.of(feature);
        if (sorted instanceof Nothing nothing) {
            if (nothing.reason() != null) {
                skip(feature, nothing.reason());
            }
        } else if (feature.points().stream().noneMatch(city.gazetteer()::isInside)) {
            skip(feature, "outside");
        } else if (sorted instanceof Address address) {
            address(feature, address);
        } else if (sorted instanceof Stretch stretch) {
            street(feature, stretch.street(), stretch.points());
        } else if (sorted instanceof Named named) {
            place(feature, named);
        }
    }

    private void skip(Feature feature, String reason) {
        reasons.merge(reason, 1, Integer::sum);
        skipped.add(feature.where() + "," + reason);
    }

    private void address(Feature feature, Address a) {
        if (a.number() < 1
                || a.number() > Math.min(MOST_NUMBERS, city.language().maxHouseNumber())) {
            skip(feature, "number-unreadable");
            return;
        }
        String name = street(feature, a.street(), List.of(a.at()));
        if (name.isEmpty()) {
            return;
        }
        if (!known.house(name, a.number())) {
            skip(feature, "known");
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("street", name);
        row.put("house_no", a.number());
        put(row, a.at());
        row.put("barrio", city.gazetteer().area(a.at()).orElse(""));
        houses.add(row);
    }

    /** Its name in the city's files, where it is added when it is not there; empty when it cannot be. */
    private String street(Feature feature, String name, List<LatLon> points) {
        var there = known.street(name);
        if (there.isEmpty()) {
            var parts = known.parts(name);
            if (parts.isEmpty()) {
                skip(feature, "sort-of-street-unknown");
                return "";
            }
            known.street(name.strip(), parts.get());
            streets.put(name.strip(), new ArrayList<>());
        }
        String own = there.orElse(name.strip());
        List<LatLon> mine = streets.get(own);
        if (mine != null) {
            points.stream().filter(city.gazetteer()::isInside).forEach(mine::add);
        } else if (feature.tag("addr:housenumber") == null) {
            skip(feature, "known");
        }
        return own;
    }

    private void place(Feature feature, Named n) {
        if (!known.place(n.name(), n.at())) {
            skip(feature, "known");
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", n.name());
        row.put("type", n.kind());
        put(row, n.at());
        row.put("barrio", city.gazetteer().area(n.at()).orElse(""));
        row.put("radius_m", PLACE_M);
        row.put("source", origin);
        places.add(row);
    }

    private static void put(Map<String, Object> row, LatLon at) {
        row.put("lat", degrees(at.lat()));
        row.put("lon", degrees(at.lon()));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private Map<String, Object> street(String name, List<LatLon> points) {
        var parts = known.parts(name).orElseThrow();
        LatLon centre = new Feature("", Map.of(), points).centre();
        double reach = points.stream()
                .mapToDouble(p -> city.gazetteer().projection().distance(p, centre))
                .max()
                .orElse(0);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("street_type", parts.type());
        row.put("base", parts.base());
        row.put("type_confidence", "ok");
        put(row, centre);
        row.put("extent_m", Math.round(2 * reach));
        row.put("n_points", points.size());
        row.put("barrio", city.gazetteer().area(centre).orElse(""));
        return row;
    }

    /** How many of each were taken, and how many were skipped for which reason. */
    public String summary() {
        return streets.size() + " streets, " + houses.size() + " house numbers, " + places.size()
                + " places taken; skipped: " + (reasons.isEmpty() ? "nothing" : reasons);
    }

    /** A line for each thing that was skipped: where it stands in the source, and why. */
    public void writeSkipped(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("where,reason"));
        lines.addAll(skipped);
        Files.write(file, lines);
    }

    public boolean hasSkipped() {
        return !skipped.isEmpty();
    }

    /** Adds it to the files of the city's folder, all or nothing. */
    public void write(Path folder) throws IOException {
        var files = new CityFolder(folder);
        files.add(
                "streets.csv",
                streets.entrySet().stream()
                        .map(s -> street(s.getKey(), s.getValue()))
                        .toList());
        files.add("address_points.csv", houses);
        files.add("places.csv", places);
        files.write();
    }
}
