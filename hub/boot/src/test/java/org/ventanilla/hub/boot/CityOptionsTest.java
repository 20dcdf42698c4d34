package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.city.City;

class CityOptionsTest {
    private static final City CITY = City.load(Town.HOME.resolve("config/santander"));
    private static final JsonObject SCHEMA =
            new JsonObject().put("properties", new JsonObject().put("siteName", new JsonObject()));

    @Test
    void a_form_calls_itself_by_the_citys_name_unless_told_otherwise() {
        assertThat(CityOptions.filled(SCHEMA, new JsonObject(), CITY).getString("siteName"))
                .isEqualTo(CITY.name());
        var set = new JsonObject().put("siteName", "Avisos");
        assertThat(CityOptions.filled(SCHEMA, set, CITY)).isEqualTo(set);
    }

    @Test
    void a_connector_is_given_nothing_it_does_not_know() {
        assertThat(CityOptions.filled(SCHEMA, new JsonObject(), CITY).fieldNames())
                .containsExactly("siteName");
    }
}
