package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Question;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;

/**
 * What a connector's pages say about the city unless its options say otherwise: a form that calls itself by another name than
 * the site around it looks like somebody else's.
 */
final class CityOptions {
    /** Degrees around the drawn outline, about 700 m. */
    private static final double MARGIN = 0.007;

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
                "phoneRegion", city.settings().country(),
                "jurisdiction", city.id(),
                "area", area(city),
                "services", services(city));
        own.forEach((name, value) -> {
            if (known.containsKey(name) && !all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** Around the city, its tolerance included: what is really outside is looked at by triage. */
    private static JsonArray area(City city) {
        Bbox box = CityGround.box(city);
        return new JsonArray()
                .add(box.west() - MARGIN)
                .add(box.south() - MARGIN)
                .add(box.east() + MARGIN)
                .add(box.north() + MARGIN);
    }

    /** What may be reported by programs of others, with the questions in the city's first language. */
    private static JsonObject services(City city) {
        String language = city.settings().languages().get(0);
        var all = new JsonObject();
        city.taxonomy().categories().stream().filter(Category::isPublic).forEach(c -> {
            var questions = new JsonArray();
            city.questions(c.code()).forEach(q -> questions.add(question(q, language)));
            all.put(c.code(), questions);
        });
        return all;
    }

    private static JsonObject question(Question q, String language) {
        var values = new JsonArray();
        q.choices().forEach(c -> values.add(new JsonObject().put("key", c.key()).put("name", c.name(language))));
        return new JsonObject()
                .put("code", q.code())
                .put("label", q.text(language))
                .put("type", q.type())
                .put("required", q.required())
                .put("values", values);
    }
}
