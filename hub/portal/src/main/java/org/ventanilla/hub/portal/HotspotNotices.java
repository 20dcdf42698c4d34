package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.portal.view.HotspotView;

/**
 * Which open hotspots stand beside the public list, from where the map takes them: so nothing is on the map that cannot be read.
 * The page says the same as its list: only hotspots of which an incident is what was asked for, and none on its older pages or
 * when words are looked for.
 */
final class HotspotNotices {
    /** How many incidents of a hotspot are named. */
    static final int NAMED = 10;

    private static final int LOOKED_AT = 100;
    private static final int SHOWN = 12;

    private final PortalData data;

    HotspotNotices(PortalData data) {
        this.data = data;
    }

    Future<List<HotspotView>> shown(IncidentFilter asked) {
        boolean searched = asked.query() != null && !asked.query().isBlank();
        if (searched || asked.before() != null || asked.bbox() != null) {
            return Future.succeededFuture(List.of());
        }
        return data.hotspots(LOOKED_AT).compose(open -> {
            Set<Long> ids = new TreeSet<>();
            open.forEach(h -> {
                ids.add(h.hotspot().heart());
                ids.addAll(newest(h));
            });
            return ids.isEmpty()
                    ? Future.succeededFuture(List.of())
                    : data.incidents(List.copyOf(ids)).map(known -> views(open, known, asked));
        });
    }

    private static List<Long> newest(WithIncidents h) {
        return h.incidents().stream()
                .sorted(Comparator.reverseOrder())
                .limit(NAMED)
                .toList();
    }

    /** Pure. What became private between two questions is left out, and so is a hotspot whose heart did. */
    static List<HotspotView> views(List<WithIncidents> open, List<IncidentView> known, IncidentFilter asked) {
        Map<Long, IncidentView> byId = known.stream()
                .filter(IncidentView::isPublic)
                .collect(Collectors.toMap(i -> Long.valueOf(i.id()), Function.identity()));
        return open.stream()
                .flatMap(h -> Optional.ofNullable(byId.get(h.hotspot().heart()))
                        .map(heart -> new HotspotView(
                                h.hotspot(),
                                heart,
                                newest(h).stream()
                                        .filter(byId::containsKey)
                                        .map(byId::get)
                                        .toList()))
                        .stream())
                .filter(view -> view.newest().stream().anyMatch(i -> isAsked(i, view, asked)))
                .limit(SHOWN)
                .toList();
    }

    private static boolean isAsked(IncidentView i, HotspotView in, IncidentFilter asked) {
        Set<String> wanted = asked.categories().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        boolean kind = wanted.isEmpty() || wanted.contains(in.hotspot().group()) || wanted.contains(i.category());
        boolean state = asked.statuses().isEmpty() || asked.statuses().contains(i.status());
        boolean area = asked.areas().isEmpty() || asked.areas().contains(String.valueOf(i.area()));
        return kind && state && area;
    }
}
