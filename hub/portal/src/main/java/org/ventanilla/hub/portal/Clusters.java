package org.ventanilla.hub.portal;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.incident.IncidentView;

/**
 * Gathers the markers of a zoomed-out map, so that no two lie on top of each other. Pure. Cells are squares of 64 screen
 * pixels of the Web Mercator map (256-pixel tiles).
 */
final class Clusters {
    /** From this zoom on every incident has a marker of its own: neighbours are some ten metres apart. */
    static final int SINGLE_FROM_ZOOM = 16;

    private static final int TILE_PX = 256;
    private static final int CELL_PX = 64;

    private Clusters() {}

    /** Incidents of one cell. */
    record Cell(List<IncidentView> members) {
        Cell {
            members = List.copyOf(members);
        }

        /** A feature with {@code cluster: true}, {@code count} and the middle of its members. */
        JsonObject feature() {
            double lat = members.stream().mapToDouble(Clusters::lat).average().orElse(0);
            double lon = members.stream().mapToDouble(Clusters::lon).average().orElse(0);
            return Clusters.feature(lat, lon, members.size());
        }
    }

    static JsonObject feature(double lat, double lon, int count) {
        return new JsonObject()
                .put("type", "Feature")
                .put("geometry", PublicJson.point(lon, lat))
                .put("properties", new JsonObject().put("cluster", true).put("count", count));
    }

    /** Incidents with a place, by cell, in the order given. */
    static List<Cell> of(List<IncidentView> incidents, int zoom) {
        Map<String, List<IncidentView>> cells = new LinkedHashMap<>();
        for (IncidentView incident : incidents) {
            if (incident.lat() != null && incident.lon() != null) {
                cells.computeIfAbsent(cell(incident, zoom), k -> new ArrayList<>())
                        .add(incident);
            }
        }
        return cells.values().stream().map(Cell::new).toList();
    }

    private static String cell(IncidentView incident, int zoom) {
        if (zoom >= SINGLE_FROM_ZOOM) {
            return incident.id();
        }
        double cellsAround = Math.scalb((double) TILE_PX / CELL_PX, zoom);
        double x = (lon(incident) + 180) / 360;
        double y = 0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat(incident)) / 2)) / (2 * Math.PI);
        return (long) Math.floor(x * cellsAround) + "," + (long) Math.floor(y * cellsAround);
    }

    private static double lat(IncidentView incident) {
        return incident.lat() == null ? 0 : incident.lat();
    }

    private static double lon(IncidentView incident) {
        return incident.lon() == null ? 0 : incident.lon();
    }
}
