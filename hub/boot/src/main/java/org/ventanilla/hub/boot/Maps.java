package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.hotspot.Hotspots;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.markers.Markers;
import org.ventanilla.hub.publish.Publishing;

/** The rooms that look at where incidents are. */
record Maps(Sightings sightings, Markers markers, Hotspots hotspots) {
    static Maps furnish(Post.Ground ground, Pool pool, Events events, Reading reading) {
        var city = ground.city();
        var sightings = new Sightings(pool, city.id(), Publishing.of(city));
        return new Maps(
                sightings,
                new Markers(ground.vertx(), events, reading.live(), sightings),
                new Hotspots(
                        pool, ground.clock(), events, sightings, city.settings().hotspots()));
    }

    /** Nobody waits for it: until the markers are loaded the maps are made of lists. */
    Future<Void> open() {
        return markers.open();
    }

    void close() {
        markers.close();
    }
}
