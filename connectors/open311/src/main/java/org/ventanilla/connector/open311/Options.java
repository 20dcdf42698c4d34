package org.ventanilla.connector.open311;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of the instance. What the city knows (services, area, jurisdiction) is filled in by the hub.
 *
 * @param services what may be reported: questions by service code
 * @param area degrees outside which nothing is taken; null for anywhere
 * @param mediaHosts from which files named by {@code media_url} are fetched
 * @param phoneRegion ISO 3166 region of numbers without a country code; null = only {@code +…} is understood
 */
record Options(
        List<Client> clients,
        Map<String, List<Question>> services,
        @Nullable Area area,
        @Nullable String jurisdiction,
        Set<String> mediaHosts,
        int maxPhotos,
        long maxPhotoBytes,
        @Nullable String phoneRegion) {
    static final String PATH = "/open311/v2";
    private static final int PHOTOS = 6;
    private static final long PHOTO_BYTES = 15L * 1024 * 1024;
    private static final long FIELD_BYTES = 1024 * 1024;

    /**
     * A program that may write.
     *
     * @param name its label: part of the key of all it sends, and the source in published files
     * @param idField form field in which it sends its own id of a request
     * @param replies whether the city answers its people itself, by the contact that came along
     */
    record Client(String name, String key, String idField, boolean replies) {
        @Override
        public String toString() {
            return "Client[" + name + "]";
        }
    }

    /** Degrees. */
    record Area(double west, double south, double east, double north) {
        boolean holds(double lat, double lon) {
            return lon >= west && lon <= east && lat >= south && lat <= north;
        }
    }

    static Options of(JsonObject given) {
        List<Client> clients =
                objects(given.getJsonArray("clients")).map(Options::client).toList();
        if (clients.stream().map(Client::name).distinct().count() < clients.size()
                || clients.stream().map(Client::key).distinct().count() < clients.size()) {
            throw new IllegalArgumentException("clients: each needs a name and a key of its own");
        }
        JsonArray box = given.getJsonArray("area");
        return new Options(
                clients,
                services(given.getJsonObject("services", new JsonObject())),
                box == null ? null : new Area(box.getDouble(0), box.getDouble(1), box.getDouble(2), box.getDouble(3)),
                given.getString("jurisdiction"),
                Set.copyOf(given.getJsonArray("mediaHosts", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList()),
                given.getInteger("maxPhotos", PHOTOS),
                given.getLong("maxPhotoBytes", PHOTO_BYTES),
                given.getString("phoneRegion"));
    }

    private static Client client(JsonObject c) {
        return new Client(
                c.getString("name"),
                c.getString("key"),
                c.getString("idField", "attribute[fixmystreet_id]"),
                c.getBoolean("replies", true));
    }

    private static Map<String, List<Question>> services(JsonObject given) {
        var all = new LinkedHashMap<String, List<Question>>();
        for (String code : given.fieldNames()) {
            all.put(code, objects(given.getJsonArray(code)).map(Question::of).toList());
        }
        return new HashMap<>(all);
    }

    static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return array == null ? Stream.empty() : array.stream().map(JsonObject.class::cast);
    }

    /** Whose key it is. Takes the same time for every wrong one. */
    Optional<Client> client(String key) {
        Client found = null;
        for (Client c : clients) {
            if (MessageDigest.isEqual(bytes(c.key()), bytes(key))) {
                found = c;
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One photo more than are kept, so that one refused by size or number can still be named. */
    long maxBodyBytes() {
        return FIELD_BYTES + (maxPhotos + 1) * maxPhotoBytes;
    }
}
