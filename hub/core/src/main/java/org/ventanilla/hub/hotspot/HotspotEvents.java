package org.ventanilla.hub.hotspot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.events.NewEvent;

/** The facts this room announces. What tells where a private one is, is taken out by the log for those outside. Pure. */
final class HotspotEvents {
    static final String OPENED = "hotspot.opened";
    static final String UPDATED = "hotspot.updated";
    static final String CLOSED = "hotspot.closed";

    private static final String SUBJECT = "hotspot-";

    private HotspotEvents() {}

    static NewEvent opened(Hotspot h, List<Long> incidents, Instant at) {
        var data = data(h);
        data.put("group", h.group());
        data.put("lat", h.lat());
        data.put("lon", h.lon());
        data.put("reachM", h.reachM());
        data.put("firstAt", h.firstAt().toString());
        data.put("lastAt", h.lastAt().toString());
        data.put("incidents", texts(incidents));
        return new NewEvent(OPENED, SUBJECT + h.id(), at, data);
    }

    static NewEvent updated(Hotspot h, Change change, Instant at) {
        var data = data(h);
        data.put("lastAt", h.lastAt().toString());
        data.put("joined", texts(change.joined()));
        data.put("left", texts(change.left()));
        return new NewEvent(UPDATED, SUBJECT + h.id(), at, data);
    }

    /** Ids of incidents that came and went. */
    record Change(List<Long> joined, List<Long> left) {}

    static NewEvent closed(Hotspot h, Closing why, Instant at) {
        var data = data(h);
        data.put("reason", why.code());
        return new NewEvent(CLOSED, SUBJECT + h.id(), at, data);
    }

    private static Map<String, Object> data(Hotspot h) {
        var data = new LinkedHashMap<String, Object>();
        data.put("hotspotId", Long.toString(h.id()));
        data.put("public", h.isPublic());
        data.put("incidentCount", h.incidents());
        data.put("openCount", h.open());
        return data;
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
