package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three lamps of one street go out: from the front door to the hotspot, its pages, its events and the map, and to its end. */
class HotspotTest {
    private Town town;
    private String staff;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
        staff = town.logIn("agente", town.plan.secrets().agentPassword());
    }

    @AfterEach
    void close() throws Exception {
        town.close();
    }

    private void lamp(int number) {
        var place = new JsonObject()
                .put("lat", 43.4570 + number * 0.0007) // 78 m
                .put("lon", -3.8128)
                .put("accuracy", 8)
                .put("obtained", "DEVICE");
        var submission = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "fax:" + number)
                .put("instance", "fax")
                .put("type", "fax")
                .put("text", new JsonObject().put("raw", "Farola apagada").put("source", "TYPED"))
                .put("location", place);
        var answer = town.web.post(URI.create("/v1/intake"), town.plan.secrets().intakeToken(), submission);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private List<JsonObject> hotspots(String state) {
        return Web.objects(
                town.web.json(URI.create("/v1/hotspots?state=" + state), staff).getJsonArray("hotspots"));
    }

    private List<JsonObject> markers(int zoom) {
        var address = String.format(
                Locale.ROOT, "/v1/incidents.geojson?bbox=-3.9,43.4,-3.7,43.5&status=open&category=ALU&zoom=%d", zoom);
        return Web.objects(town.web.json(URI.create(address)).getJsonArray("features"));
    }

    @Test
    void three_lamps_of_one_street_are_one_hotspot_until_all_are_mended() {
        for (int i = 0; i < 3; i++) {
            lamp(i);
        }
        var hotspot = Eventually.see("the hotspot", () -> hotspots("open"), list -> list.size() == 1)
                .get(0);
        assertThat(hotspot.getInteger("incidentCount")).isEqualTo(3);
        assertThat(hotspot.getString("group")).isEqualTo("ALU");
        assertThat(town.web.get(URI.create("/v1/hotspots")).statusCode()).isEqualTo(401);
        assertThat(Web.objects(town.web.json(URI.create("/v1/hotspots.geojson")).getJsonArray("features")))
                .singleElement()
                .satisfies(f -> assertThat(f.getJsonObject("properties").getInteger("incidentCount"))
                        .isEqualTo(3));

        String id = hotspot.getString("id");
        var ids = town.web.json(URI.create("/v1/hotspots/" + id), staff).getJsonArray("incidents");
        var clerk = new Clerk(town.plan.site());
        assertThat(clerk.signIn("agente", town.plan.secrets().agentPassword())).isEqualTo(303);
        assertThat(clerk.get("/staff/hotspots").body()).contains("/staff/hotspots/" + id);
        assertThat(clerk.get("/staff/hotspots/" + id).body())
                .contains("/staff/incidents/" + ids.getString(0), "hotspot-dot");
        assertThat(clerk.get("/staff/incidents/" + ids.getString(0)).body()).contains("/staff/hotspots/" + id);

        everybodySees(ids.getString(0));
        Eventually.see("the lamps on the map", () -> markers(16), list -> list.size() == 3);
        assertThat(markers(10)).singleElement().satisfies(f -> assertThat(
                        f.getJsonObject("properties").getInteger("count"))
                .isEqualTo(3));

        for (Object lamp : ids) {
            var mended = new JsonObject()
                    .put("status", "RESOLVED")
                    .put("reason", "repaired")
                    .put("text", "Ya luce.");
            var answer = town.web.post(URI.create("/v1/incidents/" + lamp + "/status"), staff, mended);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        }
        var ended = Eventually.see("its end", () -> hotspots("closed"), list -> list.size() == 1)
                .get(0);
        assertThat(ended.getString("reason")).isEqualTo("solved");
        Eventually.see("an empty map", () -> markers(10), List::isEmpty);
        assertThat(types()).contains("hotspot.opened.v1", "hotspot.closed.v1");
    }

    /** In the list without the map, and on the map with keys alone; where there is no browser, in the list only. */
    private void everybodySees(String lamp) {
        String list = town.web.get(URI.create("/incidents")).body();
        assertThat(list).contains("Alumbrado público: 3 incidencias juntas en torno a", "/incidents/" + lamp);
        Browser.find().ifPresent(browser -> {
            try (browser;
                    var page = browser.page(390, true)) {
                page.navigate(town.plan.site() + "/incidents");
                page.locator("path.halo[aria-label*='3 incidencias juntas']").focus();
                page.keyboard().press("Enter");
                page.locator(".leaflet-popup-content a").click();
                assertThat(page.locator(".hotspot a[href='/incidents/" + lamp + "']")
                                .isVisible())
                        .isTrue();
                assertThat(new Axe().faults(page)).isEmpty();
            }
        });
    }

    private List<String> types() {
        var events =
                town.web.json(URI.create("/v1/events?type=hotspot.opened,hotspot.updated,hotspot.closed&limit=100"));
        return Web.objects(events.getJsonArray("events")).stream()
                .map(e -> e.getString("type").replaceFirst("^.*\\.(hotspot\\.)", "$1"))
                .toList();
    }
}
