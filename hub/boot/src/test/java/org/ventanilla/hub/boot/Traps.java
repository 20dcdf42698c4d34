package org.ventanilla.hub.boot;

import static org.ventanilla.hub.boot.Trap.answers;
import static org.ventanilla.hub.boot.Trap.at;
import static org.ventanilla.hub.boot.Trap.says;
import static org.ventanilla.hub.boot.Trap.turns;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Mistakes of real servers, each by itself. */
final class Traps {
    private static final String DISCOVERY = "/discovery.json";
    private static final String SERVICES = "/services.json";
    private static final String REQUESTS = "/requests.json";

    private Traps() {}

    static List<Trap> all() {
        return Stream.of(discovery(), form(), services(), sending(), lists(), others(), met())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Trap> discovery() {
        return List.of(
                says("no XML declaration", Set.of(1), (a, b) -> b.replaceFirst("<\\?xml[^>]*\\?>", "")),
                at(DISCOVERY, "discovery differs", Set.of(2), (a, b) -> b.replace("GeoReport_v2", "GeoReport_V2")),
                at(DISCOVERY, "T-27 no key_service", Set.of(3), (a, b) -> field(b, "key_service", "")),
                at(
                        DISCOVERY,
                        "changeset is no time",
                        Set.of(4, 60),
                        (a, b) -> field(b, "changeset", "2012-09-18T15:37-x")),
                at(
                        DISCOVERY,
                        "T-27 changeset to come",
                        Set.of(4),
                        (a, b) -> field(b, "changeset", "2999-01-01T00:00:00Z")),
                at(
                        DISCOVERY,
                        "wrong address",
                        Set.of(5),
                        (a, b) -> b.replaceAll("\"url\":\"([^\"]*)\"", "\"url\":\"$1/x\"")),
                at(
                        DISCOVERY,
                        "changeset by the clock",
                        Set.of(6),
                        (a, b) -> field(
                                b, "changeset", String.format(Locale.ROOT, "2026-01-01T00:00:%02dZ", a.n() % 60))));
    }

    private static String field(String json, String name, String value) {
        return json.replaceAll("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"" + value + "\"");
    }

    private static List<Trap> form() {
        return List.of(
                new Trap("no charset", Set.of(1, 7), (a, r) -> r.type(r.type().replace("; charset=utf-8", ""))),
                says(
                        "namespace",
                        Set.of(8),
                        (a, b) -> b.replaceFirst("<(services|service_requests)>", "<$1 xmlns=\"urn:x\">")),
                at(SERVICES, "T-14 wrapped services", Set.of(9, 14, 61), (a, b) -> "{\"services\":" + b + "}"),
                at(REQUESTS, "T-14 wrapped requests", Set.of(9, 61), (a, b) -> "{\"service_requests\":" + b + "}"),
                says("two truths", Set.of(10), (a, b) -> b.replace("\"service_name\":\"", "\"service_name\":\"*")),
                answers(200, "unknown ending is 200", Set.of(11), a -> a.is("/services.yaml")),
                new Trap(
                        "Accept wins",
                        Set.of(12),
                        (a, r) ->
                                "application/json".equals(a.accept()) ? r.type("application/json; charset=utf-8") : r),
                at(".xml", "control characters", Set.of(13), (a, b) -> b.replace("</request>", "\u0001</request>")));
    }

    private static List<Trap> services() {
        return List.of(
                at(SERVICES, "service without type", Set.of(14, 62), (a, b) -> b.replace("\"type\":\"realtime\",", "")),
                at(
                        SERVICES,
                        "T-8 T-29 comma and space in code",
                        Set.of(15),
                        (a, b) -> b.replace("\"VIA-02\"", "\"VIA, 02\"")),
                at(SERVICES, "code twice", Set.of(15), (a, b) -> b.replace("\"VIA-02\"", "\"VIA-03\"")),
                at(
                        SERVICES,
                        "metadata without definition",
                        Set.of(16),
                        (a, b) -> b.replace("\"metadata\":false", "\"metadata\":true")),
                at(SERVICES, "batch without token", Set.of(17), (a, b) -> b.replace("\"realtime\"", "\"batch\"")),
                at(SERVICES, "T-7 partial list", Set.of(18), (a, b) -> a.n() % 7 == 0 ? "[]" : b),
                answers(404, "empty parameter is a value", Set.of(19), a -> a.query()
                        .contains("status=&")),
                says("T-23 odd datatype", Set.of(20, 62), (a, b) -> field(b, "datatype", "phone")),
                says("same order", Set.of(21), (a, b) -> b.replaceAll("\"order\":\\d", "\"order\":1")),
                says(
                        "list without values",
                        Set.of(22),
                        (a, b) -> b.replaceAll("\"values\":\\[[^\\]]*\\]", "\"values\":[]")),
                answers(200, "T-19 hidden code shows", Set.of(24), a -> a.path().contains("/services/LIM-04")),
                answers(200, "unknown code is empty", Set.of(23), a -> a.is("/services/no-such-service.json")));
    }

    private static List<Trap> sending() {
        return List.of(
                new Trap(
                        "POST answers an object",
                        Set.of(25, 36),
                        (a, r) -> a.posts() ? r.body(r.body().replaceAll("^\\[|\\]$", "")) : r),
                answers(400, "needs a point", Set.of(26), a -> a.body().contains("address_string")),
                turns(400, 200, "bad requests are taken", Set.of(27, 28, 32, 43)),
                turns(403, 400, "T-15 wrong key is 400", Set.of(29)),
                new Trap(
                        "T-10 unknown service is 400",
                        Set.of(30),
                        (a, r) -> a.posts() && r.status() == 404 ? r.status(400) : r),
                at(
                        ".json",
                        "only the first missing one",
                        Set.of(31),
                        (a, b) -> b.contains("HEIGHT") ? b.replaceFirst(",\\{\"code\":400.*", "]") : b),
                answers(400, "T-11 T-33 one spelling", Set.of(33), a -> a.body().contains("[]=")),
                answers(400, "T-3 empty attribute refused", Set.of(34), a -> a.body()
                        .endsWith("]=&jurisdiction_id=santander")),
                answers(400, "T-30 fields of 8 kB", Set.of(35), a -> a.body().length() > 8_192),
                says(
                        "T-4 every POST is new",
                        Set.of(37),
                        (a, b) -> a.posts() ? b.replaceFirst("\"AV-", "\"AV-" + a.n() + "0") : b),
                answers(
                        404,
                        "T-21 jurisdiction in the form only",
                        Set.of(38),
                        a -> a.posts() && !a.query().isEmpty()),
                answers(400, "T-3 unknown fields refused", Set.of(39), a -> a.body()
                        .contains("deviceid")),
                answers(500, "media loses the report", Set.of(41, 42), a -> a.body()
                        .contains("media_url")),
                answers(200, "unknown token is 200", Set.of(44), a -> a.path().contains("/tokens/")));
    }

    private static List<Trap> lists() {
        return List.of(
                answers(404, "unknown ids are 404", Set.of(46, 53), a -> a.query()
                        .contains("no-such")),
                answers(200, "unknown status ignored", Set.of(47), a -> a.query()
                        .contains("no-such-status")),
                at(
                        REQUESTS,
                        "any service",
                        Set.of(48),
                        (a, b) -> b.replaceAll("\"service_code\":\"ALU", "\"service_code\":\"XXX")),
                answers(400, "T-28 plus only", Set.of(49), a -> a.query().contains("%2001:00")),
                new Trap(
                        "any window",
                        Set.of(50, 51),
                        (a, r) -> a.query().contains("end_date") && r.status() == 400 ? r.status(200) : r),
                answers(404, "T-9 empty is 404", Set.of(52), a -> a.query().contains("2001-01-01")),
                answers(414, "T-31 short addresses", Set.of(53), a -> a.query().length() > 4_096),
                new Trap(
                        "page ignored",
                        Set.of(54),
                        (a, r) -> a.query().contains("page=2") ? r.body("[{\"service_request_id\":\"AV-1\"}]") : r),
                says(
                        "tells the reporter",
                        Set.of(55),
                        (a, b) -> b.replace(
                                "\"description\":null", "\"description\":null,\"email\":\"x@people.example\"")),
                new Trap(
                        "one is an object",
                        Set.of(56),
                        (a, r) -> a.path().matches(".*/requests/AV-.*json")
                                ? r.body(r.body().replaceAll("^\\[|\\]$", ""))
                                : r),
                new Trap(
                        "errors as HTML",
                        Set.of(57, 7, 63),
                        (a, r) -> r.status() >= 400 ? r.type("text/html").body("<html>oops</html>") : r));
    }

    private static List<Trap> others() {
        return List.of(
                at(
                        REQUESTS,
                        "closed before it came",
                        Set.of(58),
                        (a, b) -> field(b, "updated_datetime", "2001-01-01T00:00:00Z")),
                says("T-12 fractions", Set.of(60), (a, b) -> b.replaceAll("(T\\d\\d:\\d\\d:\\d\\d)", "$1.123")),
                at(REQUESTS, "ids as numbers", Set.of(61, 62), (a, b) -> b.replaceAll("\"AV-(\\d+)\"", "$1")),
                says(
                        "T-13 degrees as text",
                        Set.of(61, 62),
                        (a, b) -> b.replaceAll("\"lat\":([-\\d.]+)", "\"lat\":\"$1\"")),
                says(
                        "one language",
                        Set.of(64),
                        (a, b) -> b.contains("\"code\":404") ? "[{\"code\":404,\"description\":\"no\"}]" : b),
                says(
                        "a stack trace",
                        Set.of(64),
                        (a, b) -> b.replaceFirst("\"description\":\"", "\"description\":\"NullPointerException ")),
                says(
                        "T-25 error as an object",
                        Set.of(57, 63),
                        (a, b) -> b.startsWith("[{\"code\":4")
                                ? "{\"error\":" + b.substring(1, b.length() - 1) + "}"
                                : b),
                answers(400, "few states", Set.of(65), a -> a.body().contains("FOR_TRIAGE")),
                at(
                        "servicerequestupdates.json",
                        "T-6 update ids change",
                        Set.of(66, 68),
                        (a, b) -> b.replace("\"update_id\":\"", "\"update_id\":\"" + a.n() + "-")),
                lateNews(),
                new Trap("no CORS", Set.of(71), (a, r) -> new Trap.Reply(r.status(), r.type(), "", r.body())),
                answers(503, "T-20 busy without a hint", Set.of(72), a -> a.is(SERVICES)));
    }

    /** Those of the numbered traps that none of the others is. */
    private static List<Trap> met() {
        return List.of(
                answers(404, "T-1 one slash only", Set.of(5), a -> a.path().contains("//")),
                answers(404, "T-2 empty jurisdiction is another", Set.of(19), a -> a.query()
                        .matches(".*jurisdiction_id=(&.*)?")),
                at(
                        REQUESTS,
                        "T-5 no updated_datetime",
                        Set.of(58),
                        (a, b) -> b.replaceAll("\"updated_datetime\":\"[^\"]*\",", "")),
                at(
                        ".xml",
                        "T-13 decimal comma",
                        Set.of(10),
                        (a, b) -> b.replaceAll("<(lat|long)>(-?\\d+)[.]", "<$1>$2,")),
                new Trap(
                        "T-14 application/xml",
                        Set.of(1, 7),
                        (a, r) -> r.type(r.type().replace("text/xml", "application/xml"))),
                at(
                        REQUESTS,
                        "T-16 several ids are none",
                        Set.of(46, 53),
                        (a, b) -> a.query().matches(".*service_request_id=[^&]*,.*") ? "[]" : b),
                at(REQUESTS, "T-17 status in capitals", Set.of(47), (a, b) -> b.replace("\"open\"", "\"OPEN\"")),
                answers(400, "T-18 one photo only", Set.of(42), a -> a.body()
                        .matches("(?s).*media_url=.*media_url=.*")),
                answers(400, "T-22 commas must be encoded", Set.of(46, 48, 53), a -> a.query()
                        .contains(",")),
                answers(
                        400,
                        "T-24 needs an e-mail",
                        Set.of(25, 36),
                        a -> a.posts() && !a.body().contains("email=")),
                at(
                        ".xml",
                        "T-26 attributes without a wrapper",
                        Set.of(10),
                        (a, b) -> b.replaceAll("</?attributes>", "")),
                says("T-32 no seconds", Set.of(60), (a, b) -> b.replaceAll("(T\\d\\d:\\d\\d):\\d\\d([Z+-])", "$1$2")));
    }

    /** Every update that was sent is believed from then on. */
    private static Trap lateNews() {
        var heard = new AtomicBoolean();
        return says("late news counts", Set.of(67), (a, b) -> {
            if (a.posts() && a.body().contains("status=CLOSED")) {
                heard.set(true);
            }
            return heard.get() ? b.replace("\"open\"", "\"closed\"") : b;
        });
    }
}
