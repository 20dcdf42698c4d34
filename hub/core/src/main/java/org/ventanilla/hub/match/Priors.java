package org.ventanilla.hub.match;

import java.util.Map;

/**
 * What was learned of categories and channels: natural logarithms of odds. What was never seen has the defaults.
 *
 * @param affinity that a neighbour in one category is what a report in the other is about, by {@code report|incident}
 * @param rate that a report of the category is about something known
 * @param nearby the same when the nearest of its category is so far, by {@code category|band}
 * @param channel that a report of the channel is about something known
 * @param unseen defaults, by the name of the table; affinity has one for the same category and one for others
 */
record Priors(
        Map<String, Double> affinity,
        Map<String, Double> rate,
        Map<String, Double> nearby,
        Map<String, Double> channel,
        Map<String, Double> unseen) {
    static final String SAME = "same";
    static final String OTHER = "other";
    static final String RATE = "rate";

    /** Bands of the distance of the nearest: the same spot, the same stretch of street, farther. */
    static String band(double metres) {
        if (metres >= 0 && metres < 1) {
            return "spot";
        }
        return metres < 50 ? "near" : "far";
    }

    static String pair(String a, String b) {
        return a + "|" + b;
    }

    double affinity(String report, String incident) {
        String fallback = report.equals(incident) ? SAME : OTHER;
        return affinity.getOrDefault(pair(report, incident), unseen.getOrDefault(fallback, 0.0));
    }

    double rate(String category) {
        return rate.getOrDefault(category, unseen.getOrDefault(RATE, 0.0));
    }

    double nearby(String category, double metres) {
        String band = band(metres);
        return nearby.getOrDefault(pair(category, band), unseen.getOrDefault(band, 0.0));
    }

    double channel(String name) {
        return channel.getOrDefault(name, unseen.getOrDefault(RATE, 0.0));
    }
}
