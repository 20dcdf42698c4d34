package org.ventanilla.connector.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of one form.
 *
 * @param path where the form is
 * @param phoneRegion ISO 3166 region of numbers written without a country code; null = only {@code +…} is understood
 * @param answers channels on which an answer can be asked for
 * @param formalUrl the electronic office, where an application proper is made
 * @param texts the city's own wording: language, then message key, then text
 */
record Options(
        String path,
        String siteName,
        int maxPhotos,
        long maxPhotoBytes,
        Set<String> answers,
        @Nullable String phoneRegion,
        String emergencyNumber,
        @Nullable String formalUrl,
        JsonObject texts) {

    static final String PATH = "/report";
    private static final int PHOTOS = 5;
    private static final int PHOTO_BYTES = 15 * 1024 * 1024;

    /** Room for the text fields of a form, beside its photos. */
    private static final long FIELD_BYTES = 1024 * 1024;

    static Options of(JsonObject given) {
        var options = new Options(
                given.getString("path", PATH),
                given.getString("siteName", ""),
                given.getInteger("maxPhotos", PHOTOS),
                given.getLong("maxPhotoBytes", (long) PHOTO_BYTES),
                Set.copyOf(given.getJsonArray("answers", new JsonArray(List.of("email", "sms"))).stream()
                        .map(String::valueOf)
                        .toList()),
                given.getString("phoneRegion"),
                given.getString("emergencyNumber", "112"),
                given.getString("formalUrl"),
                given.getJsonObject("texts", new JsonObject()));
        if (!options.path.matches("/[a-z0-9/_-]*[a-z0-9]")) {
            throw new IllegalArgumentException("path: expected like /report");
        }
        return options;
    }

    /** One photo more than are kept, so that one refused by size or number can still be named. */
    long maxBodyBytes() {
        return FIELD_BYTES + (maxPhotos + 1) * maxPhotoBytes;
    }

    static JsonObject schema() {
        var properties = new JsonObject()
                .put("path", text("where the form is, for example /report").put("default", PATH))
                .put("siteName", text("name in the header, for example the city's"))
                .put("maxPhotos", number("photos kept of one report", PHOTOS, 20))
                .put("maxPhotoBytes", number("largest photo, in bytes", PHOTO_BYTES, 100 * 1024 * 1024))
                .put("answers", answersSchema())
                .put("phoneRegion", text("two-letter region of numbers without +, for example ES"))
                .put("emergencyNumber", text("for danger now").put("default", "112"))
                .put("formalUrl", text("address of the electronic office"))
                .put("texts", overridesSchema());
        return new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("additionalProperties", false)
                .put("properties", properties);
    }

    private static JsonObject answersSchema() {
        var items = new JsonObject().put("enum", new JsonArray(List.of("email", "sms")));
        return new JsonObject()
                .put("type", "array")
                .put("items", items)
                .put("description", "channels on which an answer can be asked for: email, sms")
                .put("default", new JsonArray(List.of("email", "sms")));
    }

    private static JsonObject overridesSchema() {
        var words = new JsonObject().put("type", "object").put("additionalProperties", text("the city's wording"));
        return new JsonObject()
                .put("type", "object")
                .put("description", "own wording by language and message key, for example es: {privacy.first: …}")
                .put("properties", new JsonObject().put("es", words).put("en", words.copy()))
                .put("additionalProperties", false);
    }

    private static JsonObject text(String description) {
        return new JsonObject().put("type", "string").put("minLength", 1).put("description", description);
    }

    private static JsonObject number(String description, int byDefault, int max) {
        return new JsonObject()
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", max)
                .put("default", byDefault)
                .put("description", description);
    }
}
