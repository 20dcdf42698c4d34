package org.ventanilla.hub.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ventanilla.hub.city.Rows.Row;

/** Reads the CSV files and the boundary of a city. */
final class GazetteerFiles {
    private static final String STREET = "street:";

    private final Path dir;
    private final CitySettings settings;
    private final List<String> problems;
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final List<Street> streets = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    GazetteerFiles(Path dir, CitySettings settings, List<String> problems) {
        this.dir = dir;
        this.settings = settings;
        this.problems = problems;
    }

    Gazetteer read() {
        rows("tus_stops.csv").forEach(r -> stops.put(r.text("stop_id"), stop(r)));
        readStreets();
        rows("places.csv")
                .forEach(
                        r -> places.add(new Place(r.text("name"), r.text("type"), r.at(), r.whole("radius_m"), false)));
        rows("hand_approx.csv").forEach(this::addHandPlaced);
        List<Barrio> barrios = rows("barrios.csv").stream()
                .map(r -> new Barrio(r.text("barrio"), r.at(), r.whole("radius_m")))
                .toList();
        Boundary boundary = new Boundary(new Projection(settings.centre()), rings());
        var names = new Gazetteer.Names(List.copyOf(streets), List.copyOf(places), Map.copyOf(stops), barrios);
        return new Gazetteer(settings, boundary, names);
    }

    private List<Row> rows(String file) {
        return Rows.read(dir.resolve(file), problems);
    }

    private static Stop stop(Row row) {
        String number = row.textOr("house_no", "");
        String name = number.isEmpty() ? row.text("name") : row.text("name") + " " + number;
        return new Stop(row.text("stop_id"), name, row.at());
    }

    private void readStreets() {
        Map<String, List<Street.House>> houses = new HashMap<>();
        for (Row r : rows("address_points.csv")) {
            houses.computeIfAbsent(r.text("street"), k -> new ArrayList<>())
                    .add(new Street.House(r.whole("house_no"), r.at()));
        }
        for (Row r : rows("streets.csv")) {
            List<Street.House> numbers = houses.remove(r.text("name"));
            streets.add(street(r, numbers == null ? List.of() : List.copyOf(numbers)));
        }
        houses.keySet().forEach(s -> problems.add("address_points.csv: expected a street of streets.csv: " + s));
    }

    private Street street(Row row, List<Street.House> numbers) {
        List<LatLon> points = new ArrayList<>();
        for (String id : row.textOr("stops", "").split(" ", -1)) {
            Stop stop = stops.get(id);
            if (stop != null) {
                points.add(stop.at());
            }
        }
        numbers.forEach(n -> points.add(n.at()));
        points.add(row.at());
        return new Street(
                row.text("name"),
                row.text("street_type"),
                row.text("base"),
                List.of(row.textOr("aliases", "").split("\\|", -1)),
                row.at(),
                Math.max(60, row.whole("extent_m") / 2),
                false,
                numbers,
                List.copyOf(points));
    }

    private void addHandPlaced(Row row) {
        String name = row.text("name");
        String kind = row.text("type");
        int radius = row.whole("radius_m");
        if (!kind.startsWith(STREET)) {
            places.add(new Place(name, kind, row.at(), radius, true));
            return;
        }
        String type = kind.substring(STREET.length());
        String shown = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        String base = name.startsWith(shown + " ") ? name.substring(shown.length() + 1) : name;
        streets.add(new Street(name, shown, base, List.of(), row.at(), radius, true, List.of(), List.of(row.at())));
    }

    /** Outer and inner rings alike: GeoJSON (RFC 7946 §3.1.7) has longitude first. */
    private List<List<LatLon>> rings() {
        Tree file = Tree.json(dir.resolve("boundary_coarse.geojson"), problems);
        List<List<LatLon>> rings = new ArrayList<>();
        for (JsonNode polygon :
                file.json().path("features").path(0).path("geometry").path("coordinates")) {
            for (JsonNode ring : polygon) {
                List<LatLon> points = new ArrayList<>();
                ring.forEach(p ->
                        points.add(new LatLon(p.path(1).asDouble(), p.path(0).asDouble())));
                rings.add(List.copyOf(points));
            }
        }
        if (rings.isEmpty() && file.exists()) {
            problems.add(file.where() + ": expected a MultiPolygon");
        }
        return rings;
    }
}
