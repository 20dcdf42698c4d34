package org.ventanilla.hub.boot.open311;

import static org.ventanilla.hub.boot.open311.Check.expect;
import static org.ventanilla.hub.boot.open311.Check.need;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ventanilla.model.open311.Times;

/** 45 to 59: lists of requests and single ones. */
final class ListChecks {
    private static final Duration LONGEST = Duration.ofDays(90);

    private ListChecks() {}

    static List<Check> all(Instant now) {
        return List.of(
                new Check(45, "by default the last 90 days, at most 1000", s -> byDefault(s, now)),
                new Check(46, "service_request_id overrides all else", ListChecks::ids),
                new Check(47, "status", ListChecks::status),
                new Check(48, "service_code", ListChecks::serviceCode),
                new Check(49, "both ends of the window count, in every spelling", ListChecks::window),
                new Check(50, "more than 90 days is 400", s -> bad(s, days(now, -200), days(now, 0))),
                new Check(51, "a window turned round is 400", s -> bad(s, days(now, 0), days(now, -2))),
                new Check(52, "an empty list is an empty container", ListChecks::empty),
                new Check(53, "700 ids in one address", ListChecks::many),
                new Check(54, "pages without gap or repeat while requests arrive", ListChecks::pages),
                new Check(55, "nobody's name, mail or telephone", ListChecks::people),
                new Check(56, "one request is an array of one", s -> one(s)),
                new Check(57, "an unknown request is 404", ListChecks::unknown),
                new Check(58, "of a closed one updated_datetime is its closing", ListChecks::closed),
                new Check(59, "a merged one still answers", ListChecks::merged));
    }

    static String days(Instant now, long days) {
        return String.valueOf(Times.text(now.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    static Instant time(JsonNode request, String field) {
        String given = request.path(field).asText("");
        return Times.read(given, ZoneOffset.UTC)
                .orElseThrow(() -> new Check.Broken(field + " '" + given + "' is no time"));
    }

    private static String byDefault(Server s, Instant now) throws Exception {
        JsonNode all = s.list("");
        expect(all.size() <= 1000, "there are " + all.size());
        for (JsonNode request : all) {
            expect(
                    !time(request, "requested_datetime")
                            .isBefore(now.minus(LONGEST).minusSeconds(3600)),
                    request.path("service_request_id") + " is older than 90 days");
        }
        return "";
    }

    /** A request that can be read: our own, or the first there is. */
    private static JsonNode known(Server s) throws Exception {
        if (s.target().key() != null && s.target().point() != null) {
            return s.shown(s.posted());
        }
        JsonNode all = s.list("");
        need(all.size() > 0, "there are no requests");
        return all.get(0);
    }

    private static String id(JsonNode request) {
        return request.path("service_request_id").asText();
    }

    private static Set<String> idsOf(JsonNode list) {
        var ids = new HashSet<String>();
        list.forEach(r -> ids.add(id(r)));
        return ids;
    }

    private static String ids(Server s) throws Exception {
        String id = id(known(s));
        String query = "service_request_id=" + Server.encoded(id) + ",no-such-request&start_date=2001-01-01T00:00:00Z"
                + "&end_date=2001-01-02T00:00:00Z";
        expect(idsOf(s.list(query)).equals(Set.of(id)), "it is not exactly what was asked for by id");
        expect(s.list("service_request_id=no-such-request").isEmpty(), "unknown ids find something");
        return "";
    }

    private static String status(Server s) throws Exception {
        for (String status : List.of("open", "closed")) {
            for (JsonNode request : s.list("status=" + status)) {
                expect(status.equals(request.path("status").asText()), id(request) + " is not " + status);
            }
        }
        int both = s.list("status=open,closed").size();
        expect(
                both >= s.list("status=open").size()
                        && both >= s.list("status=closed").size(),
                "open,closed has less");
        s.get("requests.json?status=no-such-status").error(400);
        return "";
    }

    private static String serviceCode(Server s) throws Exception {
        String code = known(s).path("service_code").asText();
        JsonNode found = s.list("service_code=" + Server.encoded(code) + ",no-such-service");
        expect(found.size() > 0, "none of " + code);
        for (JsonNode request : found) {
            expect(code.equals(request.path("service_code").asText()), id(request) + " is of another service");
        }
        return "";
    }

    private static String window(Server s) throws Exception {
        JsonNode request = known(s);
        Instant at = time(request, "requested_datetime");
        var there = OffsetDateTime.ofInstant(at, ZoneOffset.ofHours(1));
        String local = there.toLocalDateTime().withNano(0).toString();
        String text = local.length() == 16 ? local + ":00" : local;
        for (String zone : List.of("+01:00", "%2B01:00", "%2001:00")) {
            String query = "start_date=" + text + zone + "&end_date=" + text + zone;
            expect(idsOf(s.list(query)).contains(id(request)), "not found by " + query);
        }
        return "";
    }

    private static String bad(Server s, String from, String to) throws Exception {
        String query = "?start_date=" + from + "&end_date=" + to;
        s.get("requests.json" + query).error(400);
        s.get("requests.xml" + query).error(400);
        return "";
    }

    private static String empty(Server s) throws Exception {
        String query = "?start_date=2001-01-01T00:00:00Z&end_date=2001-01-02T00:00:00Z";
        expect(s.get("requests.json" + query).ok().array().isEmpty(), "not empty");
        var root = s.get("requests.xml" + query).ok().xml();
        expect(
                "service_requests".equals(root.getTagName())
                        && root.getTextContent().isBlank(),
                "no empty container");
        return "";
    }

    private static String many(Server s) throws Exception {
        String id = id(known(s));
        String all = Server.encoded(id) + ",no-such".repeat(699);
        expect(idsOf(s.list("service_request_id=" + all)).contains(id), "not found among 700");
        return "";
    }

    private static String pages(Server s) throws Exception {
        need(
                s.get("requests.json?page=1&page_size=1").ok().array().size() <= 1,
                "this server does not page: page_size is ignored");
        for (int n = 0; n < 3; n++) {
            s.shown(s.idOf(s.post("requests.json", s.request("page"))));
        }
        int before = s.list("").size();
        var seen = new ArrayList<String>();
        for (int page = 1; page <= before + 10; page++) {
            JsonNode part = s.list("page_size=2&page=" + page);
            part.forEach(r -> seen.add(id(r)));
            if (part.isEmpty()) {
                break;
            }
            if (page <= 2) {
                s.shown(s.idOf(s.post("requests.json", s.request("meanwhile"))));
            }
        }
        expect(new HashSet<>(seen).size() == seen.size(), "a request is on two pages");
        expect(seen.size() >= before, "a request is on no page: " + seen.size() + " of " + before);
        return "";
    }

    private static String people(Server s) throws Exception {
        String id = s.idOf(s.post(
                "requests.json",
                s.request("people") + "&first_name=Xaviera&last_name=Zubizarreta&email=xaviera%40people.example"
                        + "&phone=%2B34600998877&device_id=device-zz-99"));
        s.shown(id);
        for (String path : List.of(
                "requests.json?extensions=true",
                "requests.xml",
                "requests/" + Server.encoded(id) + ".json?extensions=true")) {
            String body = s.get(path).ok().body();
            for (String word : List.of("Xaviera", "Zubizarreta", "people.example", "600998877", "device-zz-99")) {
                expect(!body.contains(word), path + " tells who reported");
            }
        }
        return "";
    }

    private static String one(Server s) throws Exception {
        String id = id(known(s));
        expect(s.get("requests/" + Server.encoded(id) + ".json").ok().array().size() == 1, "no array of one");
        return "";
    }

    private static String unknown(Server s) throws Exception {
        s.get("requests/no-such-request.json").error(404);
        s.get("requests/no-such-request.xml").error(404);
        return "";
    }

    private static String closed(Server s) throws Exception {
        JsonNode closed = s.list("status=closed");
        need(closed.size() > 0, "nothing is closed");
        for (JsonNode request : closed) {
            expect(
                    !time(request, "updated_datetime").isBefore(time(request, "requested_datetime")),
                    id(request) + " was closed before it came");
        }
        return "that nothing moves it later cannot be seen from outside";
    }

    private static String merged(Server s) throws Exception {
        String first = s.idOf(s.post("requests.json", s.request("twin")));
        String second = s.idOf(s.post("requests.json", s.request("twin")));
        expect(!first.equals(second), "two requests have one id");
        s.shown(first);
        JsonNode shown = s.shown(second);
        expect(second.equals(id(shown)), "the second answers as another");
        return "two of one place; whether they are one incident is the server's business";
    }
}
