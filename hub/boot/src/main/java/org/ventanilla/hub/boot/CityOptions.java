package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.ventanilla.hub.city.City;

/**
 * What a connector's pages say about the city unless its options say otherwise: a form that calls itself by another name than
 * the site around it looks like somebody else's.
 */
final class CityOptions {
    private CityOptions() {}

    /**
     * @param schema of the connector's options: only what stands there is given
     * @param options as they were set
     */
    static JsonObject filled(JsonObject schema, JsonObject options, City city) {
        var known = schema.getJsonObject("properties", new JsonObject());
        var all = options.copy();
        var own = Map.of(
                "siteName", city.name(),
                "emergencyNumber", city.settings().emergencyNumber(),
                "phoneRegion", city.settings().country());
        own.forEach((name, value) -> {
            if (known.containsKey(name) && !all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return all;
    }
}
