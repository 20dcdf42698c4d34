package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Traffic.bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.ventanilla.hub.identity.Role;

/** What can be asked beside the main job: events, the ledger and its corners, webhooks, Open311, the management port. */
final class ApiCorners {
    private static final int HALF_A_MINUTE_MS = 30_000;

    private final ApiTown city;
    private final Traffic site;
    private final String agent;
    private final String supervisor;
    private final String admin;

    ApiCorners(ApiTown city) {
        this.city = city;
        this.site = city.site;
        this.agent = city.as(Role.AGENT);
        this.supervisor = city.as(Role.SUPERVISOR);
        this.admin = city.as(Role.ADMIN);
    }

    void all(String report) {
        knowing();
        lookingAfter();
        hooks();
        open311(report);
        operating();
    }

    private void knowing() {
        var page = site.get("/v1/events?limit=3&wait=1");
        String next = page.json().getString("next");
        site.get(
                "/v1/events?after=" + next + "&type=incident.created&category=ALU",
                "Accept",
                "application/cloudevents-batch+json");
        byte[] cursor = Base64.getUrlDecoder().decode(next);
        cursor[0] ^= 1;
        site.get("/v1/events?after=" + Base64.getUrlEncoder().encodeToString(cursor));
        cursor[0] ^= 1;
        cursor[cursor.length - 3] ^= 1;
        site.get("/v1/events?after=" + Base64.getUrlEncoder().encodeToString(cursor));
        for (String bad : List.of("after=x", "limit=0", "type=x", "area=x", "department=x", "colour=red")) {
            site.get("/v1/events?" + bad);
        }
        site.get("/v1/events/stream?after=x");
        String id = page.json().getJsonArray("events").getJsonObject(0).getString("id");
        site.ask("GET", "/v1/events/" + id, "", "", bearer(agent));
        site.get("/v1/events/" + id);
        site.get("/v1/schemas/incident.created.v1.json");
        site.get("/v1/schemas/nothing.v1.json");
        site.get("/v1/openapi.yaml");
        site.get("/v1/asyncapi.yaml");
        stream();
    }

    /** A stream never ends, so its beginning is read by hand. */
    private void stream() {
        var at = city.town.plan.site();
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(HALF_A_MINUTE_MS);
            socket.getOutputStream()
                    .write(("GET /v1/events/stream?after=0 HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            var text = new StringBuilder();
            while (text.indexOf("data: {") < 0) {
                int next = socket.getInputStream().read();
                text.append((char) next);
            }
            var headers = Map.of("content-type", "text/event-stream");
            site.kept()
                    .add(new Exchange(
                            "GET", at.resolve("/v1/events/stream?after=0"), "", "", 200, headers, text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookingAfter() {
        var items = site.ask("GET", "/v1/items?channel=chat&limit=5", "", "", bearer(supervisor));
        site.ask("GET", "/v1/items?limit=x", "", "", bearer(supervisor));
        site.ask("GET", "/v1/notices?state=dead", "", "", bearer(supervisor));
        var unread = site.ask("GET", "/v1/quarantine", "", "", bearer(supervisor));
        site.ask("GET", "/v1/quarantine?state=lost", "", "", bearer(supervisor));
        var ids = Web.objects(unread.json().getJsonArray("items")).stream()
                .map(i -> i.getLong("id"))
                .toList();
        String one = "/v1/quarantine/" + ids.get(0) + "/";
        site.ask("GET", one + "raw", "", "", bearer(supervisor));
        site.ask("POST", one + "reprocess", "", "", bearer(supervisor));
        site.post(one + "dismiss", supervisor, new JsonObject());
        site.post(one + "dismiss", supervisor, new JsonObject().put("reason", "Un fax vacío."));
        site.post("/v1/connectors/sms/reconcile", supervisor, new JsonObject());
        site.post("/v1/connectors/sms/reconcile", supervisor, new JsonObject().put("from", "yesterday"));
        site.post("/v1/connectors/bot/reconcile", supervisor, new JsonObject());
        var club = new JsonObject()
                .put("name", "Club de Vecinos")
                .put("kind", "association")
                .put("origins", new JsonArray().add("club.example"));
        long id = site.post("/v1/organisations", supervisor, club).json().getLong("id");
        site.post("/v1/organisations", supervisor, club.copy().put("kind", "party"));
        site.ask("GET", "/v1/organisations", "", "", bearer(supervisor));
        site.ask("GET", "/v1/organisations/" + id + "/reports", "", "", bearer(supervisor));
        site.ask("DELETE", "/v1/organisations/" + id, "", "", bearer(supervisor));
        site.ask("GET", "/v1/contacts/1", "", "", bearer(supervisor));
        var way = new JsonObject().put("channel", "email").put("address", "ana@correo.example");
        site.post("/v1/contacts/1/ways", supervisor, way);
        site.post("/v1/contacts/1/ways", supervisor, new JsonObject().put("channel", "E mail"));
        if (items.status() != 200) {
            throw new AssertionError(items.toString());
        }
    }

    private void hooks() {
        var wanted = new JsonObject()
                .put("url", "http://127.0.0.1:9/hook")
                .put("type", new JsonArray().add("incident.created"));
        var made = site.post("/v1/webhooks", admin, wanted);
        site.post("/v1/webhooks", admin, wanted.copy().put("url", "https://10.0.0.1/hook"));
        site.post("/v1/webhooks", admin, wanted.copy().put("type", "all"));
        site.ask("GET", "/v1/webhooks", "", "", bearer(admin));
        String one = "/v1/webhooks/" + made.json().getString("id");
        site.ask("GET", one, "", "", bearer(admin));
        for (String what : List.of("disable", "enable", "rotate", "test")) {
            site.ask("POST", one + "/" + what, "", "", bearer(admin));
        }
        site.post(one + "/replay", admin, new JsonObject().put("after", "head"));
        site.post(one + "/replay", admin, new JsonObject().put("after", "x"));
        site.ask("DELETE", one, "", "", bearer(admin));
    }

    private void open311(String report) {
        for (String form : List.of("json", "xml")) {
            String root = "/open311/v2/";
            site.get(root + "discovery." + form);
            site.get(root + "services." + form + "?jurisdiction_id=santander");
            site.get(root + "services." + form + "?jurisdiction_id=elsewhere", "Accept-Language", "en");
            site.get(root + "services/VIA-01." + form);
            site.get(root + "services/NONE." + form);
            String key = "api_key=" + city.open311Key();
            String good = key + "&service_code=ALU-01&lat=43.4623&long=-3.8101&description=" + form;
            site.form(root + "requests." + form, good);
            site.form(root + "requests." + form, key);
            site.form(root + "requests." + form, "api_key=wrong");
            site.form(root + "requests." + form, key + "&service_code=NONE&lat=43.4623&long=-3.8101");
            site.get(root + "requests." + form + "?status=open&page=1&page_size=10&extensions=true");
            site.get(root + "requests." + form + "?status=none");
            site.get(root + "requests/" + report + "." + form + "?extensions=true");
            site.get(root + "requests/nothing." + form);
            site.get(root + "tokens/" + report + "." + form);
            site.get(root + "tokens/nothing." + form);
            site.form(
                    root + "servicerequestupdates." + form,
                    key + "&service_request_id=" + report + "&update_id=u" + form + "&status=OPEN&description=Sigue"
                            + "&updated_datetime=2026-01-01T00:00:00Z");
            site.form(root + "servicerequestupdates." + form, key);
            site.get(root + "servicerequestupdates." + form);
            site.get(root + "servicerequestupdates." + form + "?start_date=x");
        }
        site.get("/open311/v2/bulk.csv");
    }

    private void operating() {
        for (String page : List.of("/live", "/ready", "/version", "/metrics")) {
            city.management.get(page);
        }
    }
}
