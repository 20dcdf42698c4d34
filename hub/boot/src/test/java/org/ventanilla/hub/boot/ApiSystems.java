package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Traffic.bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.hub.identity.Role;

/** What is said with systems that follow the log under a name, and with those that do the work. */
final class ApiSystems {
    private static final String ALL = "/v1/consumers";
    private static final String WORKS = ALL + "/obras";

    private final Traffic site;
    private final String admin;
    private final String agent;

    ApiSystems(ApiTown city) {
        this.site = city.site;
        this.admin = city.as(Role.ADMIN);
        this.agent = city.as(Role.AGENT);
    }

    void all() {
        var wanted = new JsonObject()
                .put("name", "obras")
                .put("description", "Quien arregla las farolas")
                .put("stage", "works")
                .put("after", "0")
                .put("category", new JsonArray().add("ALU"));
        String key = site.post(ALL, admin, wanted).json().getString("key");
        site.post(ALL, admin, wanted);
        site.post(ALL, admin, wanted.copy().put("name", "¡Obras!"));
        site.post(ALL, admin, wanted.copy().put("name", "otras").put("category", new JsonArray().add("NONE")));
        ask("GET", ALL, admin);
        ask("GET", WORKS, key);
        ask("GET", WORKS, admin);
        ask("GET", WORKS, agent);
        ask("GET", ALL + "/nadie", admin);
        reading(key);
        working(key);
        String fresh = ask("POST", WORKS + "/rotate", admin).json().getString("key");
        ask("GET", WORKS, key);
        ask("GET", WORKS, fresh);
        ask("DELETE", WORKS, admin);
        ask("DELETE", WORKS, admin);
    }

    private Exchange ask(String method, String address, String token) {
        return site.ask(method, address, "", "", bearer(token));
    }

    private void reading(String key) {
        var page = ask("GET", WORKS + "/events?limit=2&wait=1", key).json();
        ask("GET", WORKS + "/events?limit=0", key);
        site.ask(
                "GET",
                WORKS + "/events?limit=2",
                "",
                "",
                "Authorization",
                "Bearer " + key,
                "Accept",
                "application/cloudevents-batch+json");
        String start = ask("GET", WORKS, key).json().getString("cursor");
        String next = page.getString("next");
        String later = site.get("/v1/events?limit=500").json().getString("next");
        ack(key, next, later);
        ack(key, start, next);
        ack(key, "x", next);
        site.post(WORKS + "/replay", key, new JsonObject().put("after", "0"));
        site.post(WORKS + "/replay", key, new JsonObject());
    }

    private void ack(String key, String after, String cursor) {
        site.post(WORKS + "/ack", key, new JsonObject().put("after", after).put("cursor", cursor));
    }

    private void working(String key) {
        String incident = site.get("/v1/incidents?status=open&category=ALU&limit=1")
                .json()
                .getJsonArray("incidents")
                .getJsonObject(0)
                .getString("id");
        ask("GET", "/v1/incidents/" + incident + "/stages", agent);
        var taken = new JsonObject()
                .put("updateId", "1")
                .put("incident", incident)
                .put("stage", "accepted")
                .put("at", Instant.now().toString());
        String door = WORKS + "/updates";
        site.post(door, key, taken);
        site.post(door, key, taken);
        site.post(door, key, taken.copy().put("stage", "refused"));
        site.post(door, key, taken.copy().put("updateId", "2").put("stage", "perhaps"));
        site.post(door, key, taken.copy().put("updateId", "2").put("incident", "999999"));
        site.post(door, key, taken.copy().put("updateId", "2").put("status", "resolved"));
        String form = "updateId=3&incident=" + incident + "&status=in-progress";
        site.ask("POST", door, "application/x-www-form-urlencoded", form, bearer(key));
        site.ask("POST", door, "image/jpeg", Town.bytes("lamp-before.jpg"), bearer(key));
        ask("GET", "/v1/incidents/" + incident + "/stages", agent);
        ask("GET", "/v1/incidents/999999/stages", agent);
        String reader = site.post(ALL, admin, new JsonObject().put("name", "panel"))
                .json()
                .getString("key");
        for (String word : List.of("accepted", "refused")) {
            site.post(ALL + "/panel/updates", reader, taken.copy().put("stage", word));
        }
    }
}
