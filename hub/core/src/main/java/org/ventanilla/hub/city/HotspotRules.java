package org.ventanilla.hub.city;

import java.time.Duration;
import java.util.Map;

/**
 * When incidents of one group of categories belong together ({@code city.yaml}, {@code hotspots}).
 *
 * @param usual for groups that are not named
 * @param byGroup by the code of the group
 */
public record HotspotRules(Rule usual, Map<String, Rule> byGroup) {
    /** What a city has that says nothing. */
    public static final HotspotRules STANDARD = new HotspotRules(new Rule(200, Duration.ofDays(3), 4), Map.of());

    /** Copies the map. */
    public HotspotRules {
        byGroup = Map.copyOf(byGroup);
    }

    /**
     * One group's figures.
     *
     * @param acrossM greatest distance in metres between two incidents of a hotspot
     * @param window greatest time between an incident and the next one
     * @param least how many incidents make a hotspot; 0 for never
     */
    public record Rule(int acrossM, Duration window, int least) {
        /** Metres around its heart in which the incidents of a hotspot lie. */
        public double reachM() {
            return acrossM / 2.0;
        }

        /** Whether there are hotspots of the group. */
        public boolean isOn() {
            return least > 0;
        }
    }

    /** The figures of a group. */
    public Rule of(String group) {
        return byGroup.getOrDefault(group, usual);
    }

    /** The farthest that any hotspot reaches, in metres. */
    public double farthestM() {
        return Math.max(
                usual.reachM(),
                byGroup.values().stream().mapToDouble(Rule::reachM).max().orElse(0));
    }
}
