package org.ventanilla.hub.boot.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an import can take from a record, and the names under which it is looked for when no mapping says otherwise: our own,
 * those of GeoReport v2, and those of its bulk file.
 */
enum Field {
    ID("id", "service_request_id"),
    AT("at", "createdat", "occurredat", "requested_datetime"),
    CLOSED_AT("closedat", "closed_date"),
    UPDATED_AT("updatedat", "updated_datetime"),
    STATUS("status"),
    CATEGORY("category", "service_code", "service_name"),
    TITLE("title"),
    TEXT("text", "description"),
    LAT("lat", "latitude", "location.lat"),
    LON("lon", "long", "lng", "longitude", "location.lon", "location.long"),
    ADDRESS("address", "location.text"),
    CHANNEL("channel", "source"),
    CLOSING_TEXT("closingtext", "status_notes"),
    REPORTER("reporter", "reporter.address"),
    PHOTO("photo", "photos", "media_url");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /** Names of columns in lower case, the best first. */
    List<String> names() {
        return names;
    }

    /** As a mapping file names it: {@code closedAt}. */
    String word() {
        var word = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }

    static Optional<Field> of(String word) {
        for (Field field : values()) {
            if (field.word().equals(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
