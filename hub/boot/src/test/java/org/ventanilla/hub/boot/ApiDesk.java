package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Traffic.bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.hub.identity.Role;

/** What staff and anybody ask beside the work on one incident: what belongs together and comes back, the desk, tables and figures. */
final class ApiDesk {
    private static final double NORTH = 43.4570;
    private static final double WEST = -3.8128;
    private static final String ANA = "+34600111222";

    private final ApiTown city;
    private final Traffic site;
    private final String agent;
    private final String supervisor;

    ApiDesk(ApiTown city) {
        this.city = city;
        this.site = city.site;
        this.agent = city.as(Role.AGENT);
        this.supervisor = city.as(Role.SUPERVISOR);
    }

    void all() {
        JsonArray lamps = together();
        String lamp = lamps.getString(0);
        similar();
        categories(lamp);
        desk(lamps.getString(1));
        comesBack(lamps.getString(2));
        proposals();
        tables(lamp);
    }

    private Exchange ask(String address) {
        return site.ask("GET", address, "", "", bearer(supervisor));
    }

    private Exchange see(String what, String address, Predicate<Exchange> wanted) {
        return Eventually.see(what, () -> ask(address), wanted);
    }

    private static boolean has(Exchange answer, String list, int least) {
        return answer.json().getJsonArray(list).size() >= least;
    }

    private void lamp(String id, double lat) {
        var place = new JsonObject()
                .put("lat", lat)
                .put("lon", WEST)
                .put("accuracy", 8)
                .put("obtained", "DEVICE");
        site.post("/v1/intake", ApiTown.BOT, said(id, "Farola apagada").put("location", place));
    }

    private static JsonObject said(String id, String words) {
        return new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "bot:" + id)
                .put("instance", "bot")
                .put("type", "chat")
                .put("text", new JsonObject().put("raw", words).put("source", "TYPED"));
    }

    /** Three lamps of one street, 78 m from each other. Answers the ids of their incidents, northernmost last. */
    private JsonArray together() {
        for (int i = 0; i < 3; i++) {
            lamp("lamp" + i, NORTH + i * 0.0007);
        }
        String id = see("a hotspot", "/v1/hotspots?limit=5", e -> has(e, "hotspots", 1))
                .json()
                .getJsonArray("hotspots")
                .getJsonObject(0)
                .getString("id");
        var whole = ask("/v1/hotspots/" + id);
        for (String other : List.of("/999999", "?state=closed", "?state=all", "?state=odd", "?limit=0")) {
            ask("/v1/hotspots" + other);
        }
        site.get("/v1/hotspots.geojson");
        return whole.json().getJsonArray("incidents");
    }

    private void similar() {
        site.get("/v1/similar?text=farola&category=ALU-01&lat=" + NORTH + "&lon=" + WEST, "Accept-Language", "en");
        site.get("/v1/similar?text=farola&place=Calle+Castilla+27&accuracy=20");
        site.get("/v1/similar?lat=" + NORTH);
        site.get("/v1/similar?lat=north&lon=" + WEST);
    }

    private void categories(String incident) {
        String door = "/v1/incidents/" + incident + "/category";
        site.post(door, agent, new JsonObject().put("category", "ALU-01"));
        site.post(door, agent, new JsonObject().put("category", "NONE-1"));
        site.post("/v1/incidents/999999/category", agent, new JsonObject().put("category", "ALU-01"));
        String place = "/v1/incidents/" + incident + "/place";
        site.post(place, agent, new JsonObject().put("place", "Calle Castilla 27"));
        site.post(place, agent, new JsonObject().put("place", "en la luna"));
        site.post("/v1/incidents/999999/place", agent, new JsonObject().put("place", "Calle Castilla 27"));
        String trial = "/v1/policies/simulate";
        var rules = new JsonObject()
                .put("category", "ALU-01")
                .put("radiusM", 2_000)
                .put("days", 30)
                .put("bar", 0.2);
        site.post(trial, supervisor, rules);
        site.post(trial, supervisor, rules.copy().put("category", "NONE-1"));
        site.post(trial, supervisor, rules.copy().put("bar", 7));
    }

    private void comesBack(String lamp) {
        var mended = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "repaired")
                .put("text", "Ya luce.");
        site.post("/v1/incidents/" + lamp + "/status", agent, mended);
        lamp("again", NORTH + 2 * 0.0007);
        var often = see("it came back", "/v1/recurrences?by=place&limit=5", e -> has(e, "recurrences", 1));
        var spot = often.json().getJsonArray("recurrences").getJsonObject(0);
        ask("/v1/incidents/" + spot.getString("lastIncident") + "/recurrence");
        ask("/v1/incidents/999999/recurrence");
        ask("/v1/recurrences?by=asset");
        ask("/v1/recurrences?by=colour");
    }

    private void desk(String incident) {
        var told = new JsonObject()
                .put("key", "1")
                .put("number", ANA)
                .put("answer", "sms")
                .put("language", "es")
                .put("text", "Hay un bache en la calle Burgos 12");
        site.post("/v1/desk/reports", agent, told);
        site.post("/v1/desk/reports", agent, told);
        site.post("/v1/desk/reports", agent, told.copy().put("text", "Otra cosa"));
        site.post("/v1/desk/reports", agent, new JsonObject().put("key", "2").put("lat", 100));
        String door = "/v1/desk/incidents/" + incident + "/reporters";
        var another = new JsonObject().put("key", "3").put("number", "+34600111333");
        site.post(door, agent, another);
        see("the second reporter", "/v1/incidents/" + incident, e -> e.json().getInteger("reportCount") == 2);
        site.post(door, agent, another.copy().put("key", "4"));
        site.post("/v1/desk/incidents/999999/reporters", agent, another);
        String caller = "/v1/desk/caller?number=";
        see("what Ana reported", caller + "%2B34600111222", e -> has(e, "reports", 1));
        ask(caller + "12");
        ask(caller + "anonymous");
        ask("/v1/desk/nearby?text=farola+apagada&limit=3&lat=" + NORTH + "&lon=" + WEST);
        ask("/v1/desk/nearby?text=farola+apagada+en+la+calle+Castilla+27&category=ALU-01");
        ask("/v1/desk/nearby");
        ask("/v1/desk/nearby?text=x&category=CIV-01");
    }

    /** Speech that a machine was not sure of. */
    private void proposals() {
        for (String id : List.of("s1", "s2")) {
            var text = new JsonObject()
                    .put("raw", "Una farola apagada. Está en la calle Castilla 27.")
                    .put("source", "TRANSCRIPT")
                    .put("confidence", 0.5);
            var flags = new JsonArray().add("TRANSCRIBED").add("NO_ANSWER");
            site.post("/v1/intake", ApiTown.BOT, said(id, "").put("text", text).put("flags", flags));
        }
        String root = "/v1/desk/proposals";
        var waiting = see("two proposals", root + "?limit=5&after=0", e -> has(e, "proposals", 2));
        var ids = Web.objects(waiting.json().getJsonArray("proposals")).stream()
                .map(p -> p.getString("id"))
                .toList();
        String one = root + "/" + ids.get(0);
        ask(one);
        ask(one + "/recordings");
        ask(one + "/recordings/RE1");
        ask(root + "/999999");
        ask(root + "?state=odd");
        site.post(one + "/confirm", agent, new JsonObject().put("category", "NONE-1"));
        site.post(one + "/confirm", agent, new JsonObject().put("version", 99));
        var right = new JsonObject().put("version", 1).put("place", "Calle Vargas 40");
        site.post(one + "/confirm", agent, right);
        site.post(one + "/confirm", agent, right);
        String other = root + "/" + ids.get(1);
        site.post(other + "/dismiss", agent, new JsonObject());
        site.post(other + "/dismiss", agent, new JsonObject().put("reason", "Una broma."));
        site.post(other + "/dismiss", agent, new JsonObject().put("reason", "Una broma."));
        ask(other);
    }

    private void tables(String incident) {
        for (String list :
                List.of("/v1/incidents.csv", "/v1/incidents.atom", "/v1/incidents", "/v1/incidents.geojson")) {
            var page = site.get(list + "?limit=1&status=open&category=ALU&area=Centro");
            site.get(list + "?limit=1");
            site.get(list + "?limit=0");
            site.get(
                    list + "?limit=1&status=open&category=ALU&area=Centro",
                    "If-None-Match",
                    page.headers().getOrDefault("etag", ""));
        }
        site.get("/v1/incidents/" + incident + ".atom");
        Running.joined(city.town.hub().rooms().openData().publish().toCompletionStage());
        var figures = site.get("/v1/statistics");
        site.get("/v1/statistics", "If-None-Match", figures.headers().getOrDefault("etag", ""));
    }
}
