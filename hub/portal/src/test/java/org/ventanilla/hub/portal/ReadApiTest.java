package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.markers.Marker;

class ReadApiTest {
    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        city.with(MadeUpCity.lamp(9, Status.RECEIVED)).with(MadeUpCity.lamp(7, Status.RESOLVED));
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void the_list_is_json_with_codes_and_names() throws Exception {
        var answer = site.get("/v1/incidents?limit=1", "Accept-Language", "en");
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/json");
        JsonObject body = answer.bodyAsJsonObject();
        JsonObject first = body.getJsonArray("incidents").getJsonObject(0);
        assertThat(first.getString("id")).isEqualTo("9");
        assertThat(first.getString("categoryName")).isEqualTo("Street lamp out");
        assertThat(first.getString("statusName")).isEqualTo("Received");
        assertThat(first.getString("group")).isEqualTo("ALU");
        assertThat(first.getDouble("lat")).isEqualTo(43.4623);
        assertThat(body.getString("next")).isEqualTo("9");
    }

    @Test
    void what_something_may_be_is_told_to_who_is_about_to_report_it() throws Exception {
        var near = site.get("/v1/similar?text=farola&lat=43.46&lon=-3.81", "Accept-Language", "en");
        JsonObject known = near.bodyAsJsonObject().getJsonArray("incidents").getJsonObject(0);
        assertThat(known.getString("id")).isEqualTo("17");
        assertThat(known.getInteger("metres")).isEqualTo(12);
        assertThat(known.getString("name")).isEqualTo("en: farola");
        assertThat(site.get("/v1/similar?text=farola").bodyAsJsonObject().getJsonArray("incidents"))
                .isEmpty();
        for (String wrong : new String[] {"lat=43", "lat=x&lon=1", "lat=91&lon=1", "place=" + "a".repeat(501)}) {
            assertThat(site.get("/v1/similar?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void every_filter_reaches_the_hub() throws Exception {
        site.get(
                "/v1/incidents?bbox=-3.9,43.4,-3.7,43.5&status=open,RESOLVED&category=ALU,VIA-01&q=burgos&after=55&limit=20");
        assertThat(city.asked)
                .containsExactly(new IncidentFilter(
                        new Bbox(-3.9, 43.4, -3.7, 43.5),
                        Set.of(Status.RECEIVED, Status.UNDER_STUDY, Status.IN_PROGRESS, Status.RESOLVED),
                        Set.of("ALU", "VIA-01"),
                        "burgos",
                        Set.of(),
                        55L,
                        20));
    }

    @ParameterizedTest
    @CsvSource({"/v1/incidents.geojson, */*", "/v1/incidents, application/geo+json"})
    void geojson_by_suffix_or_by_accept(String path, String accept) throws Exception {
        var answer = site.get(path, "Accept", accept);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/geo+json");
        JsonObject body = answer.bodyAsJsonObject();
        assertThat(body.getString("type")).isEqualTo("FeatureCollection");
        JsonObject point = body.getJsonArray("features").getJsonObject(0).getJsonObject("geometry");
        assertThat(point.getJsonArray("coordinates"))
                .isEqualTo(new JsonArray().add(-3.81).add(43.4623));
    }

    @Test
    void a_zoomed_out_map_gathers_what_would_overlap() throws Exception {
        JsonArray far =
                site.get("/v1/incidents.geojson?zoom=10").bodyAsJsonObject().getJsonArray("features");
        JsonArray near =
                site.get("/v1/incidents.geojson?zoom=18").bodyAsJsonObject().getJsonArray("features");
        assertThat(far).hasSize(1);
        assertThat(far.getJsonObject(0).getJsonObject("properties").getInteger("count"))
                .isEqualTo(2);
        assertThat(near).hasSize(2);
    }

    @Test
    void a_map_is_told_from_memory_and_who_stands_alone_as_in_a_list() throws Exception {
        city.markers = List.of(new Marker(43.45, -3.82, 12, 0), new Marker(43.4623, -3.81, 1, 9));
        JsonArray features = site.get("/v1/incidents.geojson?zoom=12&limit=1")
                .bodyAsJsonObject()
                .getJsonArray("features");
        assertThat(features).hasSize(2);
        assertThat(features.getJsonObject(0).getJsonObject("properties"))
                .isEqualTo(new JsonObject().put("cluster", true).put("count", 12));
        assertThat(features.getJsonObject(1).getString("id")).isEqualTo("9");
        assertThat(features.getJsonObject(1).getJsonObject("properties").getString("statusName"))
                .isNotBlank();
        assertThat(city.asked).isEmpty();
    }

    @Test
    void one_incident_has_its_photos_and_time_line() throws Exception {
        JsonObject one = site.get("/v1/incidents/7").bodyAsJsonObject();
        assertThat(one.getJsonArray("photos")).hasSize(2);
        assertThat(one.getJsonArray("timeline")).hasSize(4);
        JsonObject feature = site.get("/v1/incidents/7.geojson").bodyAsJsonObject();
        assertThat(feature.getString("type")).isEqualTo("Feature");
        assertThat(site.get("/v1/incidents/99").getHeader("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "bbox=1, bbox",
        "'bbox=1,2,3,x', bbox",
        "'bbox=3,43,-3,44', bbox",
        "'bbox=-3,43,-2,91', bbox",
        "'bbox=NaN,43,-2,44', bbox",
        "zoom=x, zoom",
        "zoom=23, zoom",
        "status=DONE, status",
        "category=%27, category",
        "after=-1, after",
        "after=x, after",
        "limit=0, limit",
        "limit=501, limit",
        "q=%00, q"
    })
    void a_bad_parameter_is_named(String query, String field) throws Exception {
        var answer = site.get("/v1/incidents?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.bodyAsJsonObject()
                        .getJsonArray("fields")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo(field);
        assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo("bad-parameter");
        assertThat(answer.bodyAsJsonObject().getString("detail")).startsWith(field);
    }

    @Test
    void photos_are_kept_for_an_hour_because_who_may_see_them_changes() throws Exception {
        var photo = site.get("/media/before7/web");
        assertThat(photo.getHeader("Cache-Control")).contains("max-age=3600");
        assertThat(photo.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(site.get("/media/before7/original").statusCode()).isEqualTo(404);
        assertThat(site.get("/media/..%2F..%2Fetc/web").statusCode()).isEqualTo(404);
    }
}
