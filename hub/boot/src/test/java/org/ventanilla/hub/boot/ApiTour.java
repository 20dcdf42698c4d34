package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Traffic.bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.hub.identity.Role;

/**
 * The main job by the interface, from a report to its solution, asked well and badly; then {@link ApiCorners}, {@link ApiDesk} and
 * {@link ApiSystems}.
 */
final class ApiTour {
    private final ApiTown city;
    private final Traffic site;
    private final String agent;
    private final String supervisor;

    ApiTour(ApiTown city) {
        this.city = city;
        this.site = city.site;
        this.agent = city.as(Role.AGENT);
        this.supervisor = city.as(Role.SUPERVISOR);
    }

    void all() {
        signing();
        String lamp = reporting();
        connecting();
        String incident = incidentOf(lamp);
        working(incident, lamp);
        looking(incident);
        new ApiCorners(city).all(lamp);
        new ApiDesk(city).all();
        new ApiSystems(city).all();
    }

    private void signing() {
        site.post("/v1/login", "", new JsonObject().put("login", "agent").put("password", "wrong"));
        site.post("/v1/login", "", new JsonObject().put("login", "agent"));
        String token = site.post(
                        "/v1/login",
                        "",
                        new JsonObject()
                                .put("login", "agente")
                                .put("password", city.town.plan.secrets().agentPassword()))
                .json()
                .getString("token");
        site.ask("POST", "/v1/logout", "", "", bearer(token));
        site.ask("GET", "/v1/items", "", "", bearer(token));
    }

    private static JsonObject submission(String id, String words) {
        return new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "bot:" + id)
                .put("instance", "bot")
                .put("type", "chat")
                .put(
                        "reporter",
                        new JsonObject()
                                .put("address", "ana")
                                .put("kind", "ACCOUNT")
                                .put("assurance", "VERIFIED")
                                .put("replyable", true)
                                .put("language", "es"))
                .put("text", new JsonObject().put("raw", words).put("source", "TYPED"))
                .put(
                        "location",
                        new JsonObject().put("lat", 43.4623).put("lon", -3.8101).put("obtained", "SHARED"))
                .put("category", "ALU-01");
    }

    /** Answers the number of the report. */
    private String reporting() {
        var bytes = Town.bytes("lamp-before.jpg");
        var claim = site.ask("POST", "/v1/media?name=lamp.jpg", "image/jpeg", bytes, bearer(ApiTown.BOT));
        var token = site.ask("POST", "/v1/media/tokens", "", "", bearer(ApiTown.BOT))
                .json();
        site.ask("PUT", token.getString("path") + "?name=lamp.jpg", "image/jpeg", bytes);
        site.ask("PUT", "/v1/media/any.0.x", "image/jpeg", bytes);
        var lamp = submission("1", "farola fundida").put("attachments", new JsonArray().add(claim.json()));
        String number = site.post("/v1/intake", ApiTown.BOT, lamp).json().getString("number");
        site.post("/v1/intake", ApiTown.BOT, lamp);
        site.post("/v1/intake", ApiTown.BOT, lamp.copy().put("text", new JsonObject().put("raw", "otra cosa")));
        site.post("/v1/intake", ApiTown.BOT, submission("2", "otra farola, la de al lado"));
        site.post("/v1/intake", ApiTown.BOT, new JsonObject().put("schema", "submission.v1"));
        site.post("/v1/intake", ApiTown.BOT, submission("3", "x").put("instance", "sms"));
        var raw = site.ask("POST", "/v1/media", "text/plain", "raw", bearer(city.intake()));
        for (String id : List.of("q1", "q2")) {
            site.post(
                    "/v1/intake",
                    ApiTown.BOT,
                    new JsonObject()
                            .put("schema", "submission.v1")
                            .put("key", "bot:" + id)
                            .put("instance", "bot")
                            .put("type", "chat")
                            .put("rawRef", raw.json().getString("ref"))
                            .put("quarantine", new JsonObject().put("reason", "unreadable")));
        }
        site.form("/in/sms/sms", "Body=x");
        return number;
    }

    /** What a connector that runs elsewhere does with what is owed to people. */
    private void connecting() {
        var taken = see("an answer is owed", "/v1/outbound?wait=1&limit=5", ApiTown.BOT, e -> !e.json()
                .getJsonArray("updates")
                .isEmpty());
        String delivery = taken.json().getJsonArray("updates").getJsonObject(0).getString("deliveryId");
        var sent = new JsonObject().put("ending", "SENT").put("providerId", "m-1");
        site.post("/v1/outbound/" + delivery, ApiTown.BOT, sent);
        site.post("/v1/outbound/0192f0c1-2345-7abc-8def-0123456789ab", ApiTown.BOT, sent);
        site.post("/v1/outbound/" + delivery, ApiTown.BOT, new JsonObject().put("ending", "PERHAPS"));
        site.ask("GET", "/v1/outbound?limit=0", "", "", bearer(ApiTown.BOT));
        site.ask("GET", "/v1/outbound?instance=sms", "", "", bearer(ApiTown.BOT));
        site.ask("GET", "/v1/outbound?instance=sms", "", "", bearer(city.intake()));
        String now = Instant.now().toString();
        site.post(
                "/v1/receipts",
                ApiTown.BOT,
                new JsonObject()
                        .put("instance", "bot")
                        .put("providerId", "m-1")
                        .put("state", "DELIVERED")
                        .put("at", now));
        site.post("/v1/receipts", ApiTown.BOT, new JsonObject().put("instance", "bot"));
        var help = new JsonObject()
                .put("instance", "bot")
                .put("address", "ana")
                .put("type", "VERIFIED")
                .put("at", now)
                .put("nativeId", "e-1");
        site.post("/v1/control", ApiTown.BOT, help);
        site.post("/v1/control", ApiTown.BOT, help.copy().put("instance", "sms"));
    }

    private String incidentOf(String report) {
        see("the ledger has it as a report", "/v1/items", supervisor, e -> e.body()
                .contains("\"state\":\"report\""));
        var found = see("it is on the map", "/v1/incidents?status=open&category=ALU-01", "", e -> !e.json()
                .getJsonArray("incidents")
                .isEmpty());
        site.ask("GET", "/v1/items/" + report + "/trail", "", "", bearer(supervisor));
        return found.json().getJsonArray("incidents").getJsonObject(0).getString("id");
    }

    private void working(String incident, String report) {
        String root = "/v1/incidents/" + incident + "/";
        act(root + "note", Map.of("text", "Visto con los vecinos."));
        act(root + "assign", Map.of("department", "alumbrado"));
        act(root + "assign", Map.of("department", "nadie"));
        act(root + "ask", Map.of("text", "¿Cuál de las dos?"));
        act(root + "ask", Map.of("text", ""));
        site.ask("POST", root + "looked", "", "", bearer(agent));
        site.ask("POST", root + "photo", "image/jpeg", Town.bytes("lamp-before.jpg"), bearer(agent));
        site.ask("POST", root + "photo", "image/jpeg", "no picture", bearer(agent));
        var split = act(root + "split", Map.of("report", report));
        var others = see(
                "two incidents",
                "/v1/incidents",
                "",
                e -> e.json().getJsonArray("incidents").size() > (split.status() == 200 ? 1 : 0));
        var ids = Web.objects(others.json().getJsonArray("incidents")).stream()
                .map(i -> i.getString("id"))
                .toList();
        act("/v1/incidents/" + ids.get(0) + "/merge", Map.of("into", "IN-" + ids.get(ids.size() - 1)));
        act("/v1/incidents/" + ids.get(0) + "/merge", Map.of("into", ids.get(0)));
        site.ask("POST", "/v1/incidents/" + ids.get(0) + "/undo", "", "", bearer(agent));
        site.ask("POST", root + "undo", "", "", bearer(agent));
        act(root + "status", Map.of("status", "IN_PROGRESS"));
        act(root + "status", Map.of("status", "RESOLVED"));
        act(root + "status", Map.of("status", "DONE"));
        act(root + "status", Map.of("status", "RESOLVED", "reason", "fixed", "text", "Farola cambiada."));
        act("/v1/incidents/999999/note", Map.of("text", "x"));
    }

    private Exchange act(String address, Map<String, Object> body) {
        return site.post(address, agent, new JsonObject(body));
    }

    private void looking(String incident) {
        site.get("/v1/incidents?bbox=-3.9,43.4,-3.7,43.5&limit=1&q=castilla", "Accept-Language", "en");
        site.get("/v1/incidents.geojson?zoom=8&limit=500");
        site.get("/v1/incidents", "Accept", "application/geo+json");
        for (String bad : List.of("bbox=1", "zoom=99", "status=x", "category=%27", "after=x", "limit=0", "q=%00")) {
            site.get("/v1/incidents?" + bad);
            site.get("/v1/incidents.geojson?" + bad, "Accept-Language", "en");
        }
        var whole = site.get("/v1/incidents/" + incident);
        site.get("/v1/incidents/" + incident + ".geojson");
        site.get("/v1/incidents/999999");
        var photos = whole.json().getJsonArray("photos");
        if (!photos.isEmpty()) {
            site.get(photos.getJsonObject(0).getString("thumb"));
        }
        site.get("/media/unknown/thumb");
        var snapshot = site.get("/v1/snapshot?limit=1");
        site.get(snapshot.json().getString("next", "/v1/snapshot"));
        site.get("/v1/snapshot?limit=0");
    }

    private Exchange see(String what, String address, String token, Predicate<Exchange> wanted) {
        return Eventually.see(what, () -> site.ask("GET", address, "", "", bearer(token)), wanted);
    }
}
