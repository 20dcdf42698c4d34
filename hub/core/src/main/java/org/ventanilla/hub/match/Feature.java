package org.ventanilla.hub.match;

/** What the learned score looks at. The order is that of a row; the names are those of the model file. */
enum Feature {
    METRES("distance"),
    SAME_ADDRESS("address"),
    SAME_STREET("address"),
    HOUSES_APART("address"),
    OTHER_SIDE("address"),
    REPORT_CORNER("address"),
    INCIDENT_CORNER("address"),
    SAME_CATEGORY("category"),
    SAME_GROUP("category"),
    AFFINITY("category"),
    OPEN("closed"),
    CLOSED_HOURS("closed"),
    HOURS("age"),
    USUAL_HOURS("age"),
    AGE_SHARE("age"),
    NEWEST_HOURS("rivals"),
    OLDEST_HOURS("rivals"),
    RIVALS("rivals"),
    RIVALS_50M("rivals"),
    RIVALS_10M("rivals"),
    RIVALS_1M("rivals"),
    ALL_50M("rivals"),
    ALL_1M("rivals"),
    AS_NEAR("rivals"),
    RANK("rivals"),
    NEWER("rivals"),
    LEAD_M("rivals"),
    NEAREST_M("rivals"),
    SAME_CHANNEL("channel"),
    REPORT_CHANNEL("channel"),
    INCIDENT_CHANNEL("channel"),
    CATEGORY_RATE("habit"),
    NEARBY_RATE("habit");

    private final String reason;

    Feature(String reason) {
        this.reason = reason;
    }

    /** Code of the reason it belongs to. */
    String reason() {
        return reason;
    }

    /** Index in a row. A model names its features, so that one with another order is refused. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }
}
