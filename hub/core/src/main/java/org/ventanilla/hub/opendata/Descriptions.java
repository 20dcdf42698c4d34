package org.ventanilla.hub.opendata;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the fields of the files mean: for the table as CSV on the Web (W3C), for the features as JSON Schema. Pure. */
final class Descriptions {
    private static final JsonArray FIELDS = read();

    private Descriptions() {}

    private static JsonArray read() {
        try (var in = Objects.requireNonNull(Descriptions.class.getResourceAsStream("fields.json"))) {
            return new JsonArray(io.vertx.core.buffer.Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tabular Data Model and Metadata, section 5. */
    static JsonObject table(String url) {
        var columns = new JsonArray();
        for (int i = 0; i < FIELDS.size(); i++) {
            JsonObject f = FIELDS.getJsonObject(i);
            columns.add(new JsonObject()
                    .put("name", f.getString("name"))
                    .put("titles", f.getString("name"))
                    .put(
                            "dc:description",
                            new JsonObject().put("es", f.getString("es")).put("en", f.getString("en")))
                    .put("datatype", f.getString("csvw"))
                    .put("required", f.getBoolean("required")));
        }
        return new JsonObject()
                .put(
                        "@context",
                        new JsonArray().add("http://www.w3.org/ns/csvw").add(new JsonObject().put("@language", "es")))
                .put("url", url)
                .put(
                        "dialect",
                        new JsonObject()
                                .put("encoding", "utf-8")
                                .put("header", true)
                                .put("delimiter", ","))
                .put("tableSchema", new JsonObject().put("columns", columns).put("primaryKey", "identificador"));
    }

    /** Of one feature's properties and geometry. */
    static JsonObject schema() {
        var properties = new JsonObject();
        var required = new JsonArray();
        for (int i = 0; i < FIELDS.size(); i++) {
            JsonObject f = FIELDS.getJsonObject(i);
            if (f.getBoolean("geometry", false)) {
                continue;
            }
            boolean always = f.getBoolean("required");
            var type = always
                    ? f.getString("json")
                    : new JsonArray().add(f.getString("json")).add("null");
            properties.put(
                    f.getString("name"),
                    new JsonObject()
                            .put("type", type)
                            .put("description", f.getString("es") + " / " + f.getString("en")));
            required.add(f.getString("name"));
        }
        var row = new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("required", required)
                .put("additionalProperties", false);
        return collection(row);
    }

    private static JsonObject collection(JsonObject row) {
        var feature = new JsonObject()
                .put("type", "object")
                .put(
                        "required",
                        new JsonArray().add("type").add("id").add("geometry").add("properties"))
                .put("properties", new JsonObject().put("properties", row));
        return new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("required", new JsonArray().add("type").add("features"))
                .put(
                        "properties",
                        new JsonObject()
                                .put("type", new JsonObject().put("const", "FeatureCollection"))
                                .put(
                                        "features",
                                        new JsonObject().put("type", "array").put("items", feature)));
    }
}
