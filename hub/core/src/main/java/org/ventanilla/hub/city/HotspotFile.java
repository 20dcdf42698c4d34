package org.ventanilla.hub.city;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ventanilla.hub.city.HotspotRules.Rule;

/** Reads {@code hotspots} of {@code city.yaml}: figures by the code of a group, and {@code usual} for all others. */
final class HotspotFile {
    private static final String USUAL = "usual";

    private HotspotFile() {}

    static HotspotRules read(Tree hotspots) {
        Map<String, Rule> named = new HashMap<>();
        hotspots.json().properties().forEach(e -> named.put(e.getKey(), rule(hotspots.at(e.getKey()))));
        Rule usual = named.remove(USUAL);
        return new HotspotRules(usual == null ? HotspotRules.STANDARD.usual() : usual, named);
    }

    private static Rule rule(Tree rule) {
        int across = between(rule, "across_m", 2, 10_000);
        int hours = between(rule, "hours", 1, 8_760);
        int least = rule.whole("least");
        if (least != 0 && (least < 2 || least > 1_000)) {
            least = rule.wrong("least", "2 to 1000, or 0 for never", 0);
        }
        return new Rule(across, Duration.ofHours(hours), least);
    }

    private static int between(Tree rule, String field, int min, int max) {
        int value = rule.whole(field);
        return value >= min && value <= max ? value : rule.wrong(field, min + " to " + max, min);
    }
}
