package org.ventanilla.hub.boot.open311;

import static org.ventanilla.hub.boot.open311.Check.expect;
import static org.ventanilla.hub.boot.open311.Check.need;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** 25 to 44: sending requests. Nothing of it is tried without a key. */
final class WriteChecks {
    private static final String SAID = "&description=check";

    private WriteChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(25, "the shortest request is taken", WriteChecks::shortest),
                new Check(
                        26, "an address alone is enough", s -> taken(s, service(s) + "&address_string=Calle+Mayor+1")),
                new Check(27, "no place is 400", s -> refused(s, 400, service(s) + SAID)),
                new Check(28, "half a point is 400", WriteChecks::halfPoint),
                new Check(29, "a missing or wrong key is 403 and never repeated", WriteChecks::keys),
                new Check(30, "an unknown service is 404, none is 400", WriteChecks::unknownService),
                new Check(31, "missing attributes are all named", WriteChecks::required),
                new Check(32, "an unknown key of a list is 400", WriteChecks::unknownValue),
                new Check(33, "several values in both spellings", WriteChecks::severalValues),
                new Check(34, "an empty optional attribute is none", WriteChecks::emptyAttribute),
                new Check(35, "4000 characters of any script, and not one more", WriteChecks::longest),
                new Check(36, "nobody must say who they are", WriteChecks::shortest),
                new Check(37, "the same request again is the same", WriteChecks::again),
                new Check(38, "jurisdiction_id in query or form", WriteChecks::jurisdiction),
                new Check(39, "unknown fields are ignored", s -> taken(s, s.request("fields") + "&deviceid=7&foo=bar")),
                new Check(40, "html is text", WriteChecks::html),
                new Check(41, "a bad media_url costs nothing", WriteChecks::badMedia),
                new Check(42, "several media_url", WriteChecks::severalMedia),
                new Check(43, "points that are none are 400", WriteChecks::points),
                new Check(44, "tokens", WriteChecks::tokens));
    }

    private static String service(Server s) throws Exception {
        return "service_code=" + Server.encoded(s.plainService());
    }

    private static String taken(Server s, String fields) throws Exception {
        Answer answer = s.post("requests.json", fields);
        expect(answer.status() / 100 == 2, "it was answered " + answer.status() + ": " + answer.body());
        return "";
    }

    /** In both forms. */
    private static String refused(Server s, int status, String fields) throws Exception {
        s.post("requests.xml", fields).error(status);
        s.post("requests.json", fields).error(status);
        return "";
    }

    private static String shortest(Server s) throws Exception {
        Answer answer = s.post("requests.json", service(s) + "&" + s.point());
        expect(answer.status() / 100 == 2, "it was answered " + answer.status() + ": " + answer.body());
        JsonNode array = answer.array();
        expect(array.size() == 1, "the answer is no array of one");
        boolean id = !array.get(0).path("service_request_id").asText("").isEmpty();
        boolean token = !array.get(0).path("token").asText("").isEmpty();
        expect(id != token, "the answer has not exactly one of id and token");
        return "";
    }

    private static String halfPoint(Server s) throws Exception {
        String[] parts = s.point().split("&", -1);
        refused(s, 400, service(s) + "&" + parts[0]);
        return refused(s, 400, service(s) + "&" + parts[1]);
    }

    private static String keys(Server s) throws Exception {
        String fields = s.request("keys");
        String wrong = "wrong-" + UUID.randomUUID();
        for (String form : List.of("requests.xml", "requests.json")) {
            s.postAs("", form, fields).error(403);
            Answer answer = s.postAs(wrong, form, fields).error(403);
            expect(!answer.body().contains(wrong), "the key is repeated");
        }
        return "";
    }

    private static String unknownService(Server s) throws Exception {
        refused(s, 404, "service_code=no-such-service&" + s.point());
        return refused(s, 400, s.point() + SAID);
    }

    /** A service with its attributes that pass the filter. */
    private record Asking(String code, List<JsonNode> all) {
        /** Good answers to what must be answered. */
        String answers() {
            return all.stream()
                    .filter(a -> a.path("required").asBoolean())
                    .map(a -> "&attribute[" + a.path("code").asText() + "]=" + Server.encoded(good(a)))
                    .collect(Collectors.joining());
        }

        static String good(JsonNode attribute) {
            return switch (attribute.path("datatype").asText()) {
                case "number" -> "1";
                case "datetime" -> "2026-01-01T00:00:00Z";
                case "singlevaluelist", "multivaluelist" ->
                    attribute.path("values").path(0).path("key").asText();
                default -> "x";
            };
        }
    }

    private static Asking asking(Server s, Predicate<JsonNode> which, String what) throws Exception {
        String unused = s.key();
        for (JsonNode definition : s.definitions()) {
            var all = new ArrayList<JsonNode>();
            definition.path("attributes").forEach(all::add);
            if (all.stream().anyMatch(which)) {
                return new Asking(definition.path("service_code").asText(), all);
            }
        }
        throw new Check.NotHere("no service has " + what);
    }

    private static String required(Server s) throws Exception {
        Asking asking = asking(s, a -> a.path("required").asBoolean(), "a required attribute");
        Answer answer = s.post("requests.json", "service_code=" + Server.encoded(asking.code()) + "&" + s.point())
                .error(400);
        for (JsonNode a : asking.all()) {
            if (a.path("required").asBoolean()) {
                expect(answer.body().contains(a.path("code").asText()), a.path("code") + " is missing and not named");
            }
        }
        return "";
    }

    private static String unknownValue(Server s) throws Exception {
        Asking asking = asking(s, a -> a.path("values").size() > 0, "a list");
        JsonNode list = asking.all().stream()
                .filter(a -> a.path("values").size() > 0)
                .findFirst()
                .orElseThrow();
        return refused(
                s,
                400,
                "service_code=" + Server.encoded(asking.code()) + "&" + s.point() + asking.answers() + "&attribute["
                        + list.path("code").asText() + "]=no-such-key");
    }

    private static String severalValues(Server s) throws Exception {
        Asking asking = asking(s, WriteChecks::isMany, "a list of several values");
        JsonNode many =
                asking.all().stream().filter(WriteChecks::isMany).findFirst().orElseThrow();
        String name = "&attribute[" + many.path("code").asText() + "]";
        String start = "service_code=" + Server.encoded(asking.code()) + "&" + s.point() + asking.answers();
        String first = Server.encoded(many.path("values").path(0).path("key").asText());
        String second = Server.encoded(many.path("values").path(1).path("key").asText());
        taken(s, start + name + "[]=" + first + name + "[]=" + second);
        return taken(s, start + name + "=" + first);
    }

    private static boolean isMany(JsonNode attribute) {
        return "multivaluelist".equals(attribute.path("datatype").asText())
                && attribute.path("values").size() > 1;
    }

    private static String emptyAttribute(Server s) throws Exception {
        Asking asking = asking(s, a -> !a.path("required").asBoolean(), "an optional attribute");
        JsonNode optional = asking.all().stream()
                .filter(a -> !a.path("required").asBoolean())
                .findFirst()
                .orElseThrow();
        return taken(
                s,
                "service_code=" + Server.encoded(asking.code()) + "&" + s.point() + asking.answers() + "&attribute["
                        + optional.path("code").asText() + "]=");
    }

    private static String longest(Server s) throws Exception {
        String start = service(s) + "&" + s.point() + "&description=";
        for (String letter : List.of("ñ", "Ж", "😀")) {
            taken(s, start + Server.encoded(letter.repeat(4_000)));
            s.post("requests.json", start + Server.encoded(letter.repeat(4_001)))
                    .error(400);
        }
        return "";
    }

    private static String again(Server s) throws Exception {
        String fields = s.request("again");
        String key = UUID.randomUUID().toString();
        String first = s.idOf(s.post("requests.json", fields, "Idempotency-Key", key));
        expect(
                first.equals(s.idOf(s.post("requests.json", fields, "Idempotency-Key", key))),
                "the same request under the same Idempotency-Key is another");
        String bare = s.request("bare");
        String second = s.idOf(s.post("requests.json", bare));
        expect(second.equals(s.idOf(s.post("requests.json", bare))), "the same request a moment later is another");
        return "";
    }

    private static String jurisdiction(Server s) throws Exception {
        String mine = s.target().jurisdiction();
        need(mine != null, "no --jurisdiction is given");
        taken(s, s.request("form") + "&jurisdiction_id=" + mine);
        Answer query = s.post("requests.json?jurisdiction_id=" + mine, s.request("query"));
        expect(query.status() / 100 == 2, "in the query it was answered " + query.status());
        return "";
    }

    private static String html(Server s) throws Exception {
        String id = s.idOf(s.post(
                "requests.json",
                s.request("x").replace("description=x", "description=%3Cb%3Ex%3C%2Fb%3E+%3Cscript%3E")));
        s.shown(id);
        Answer xml = s.get("requests/" + Server.encoded(id) + ".xml").ok();
        expect(!xml.body().contains("<script>") && !xml.body().contains("<b>"), "html became part of the document");
        return "";
    }

    private static String badMedia(Server s) throws Exception {
        String id = s.idOf(s.post(
                "requests.json", s.request("media") + "&media_url=" + Server.encoded("http://127.0.0.1:1/secret.jpg")));
        JsonNode shown = s.shown(id);
        expect(!shown.path("media_url").asText("").contains("127.0.0.1"), "a private address is shown to everybody");
        return "that it was not asked for cannot be seen from outside";
    }

    private static String severalMedia(Server s) throws Exception {
        return taken(
                s,
                s.request("media") + "&media_url=" + Server.encoded("https://photos.invalid/1.jpg") + "&media_url="
                        + Server.encoded("https://photos.invalid/2.jpg"));
    }

    private static String points(Server s) throws Exception {
        for (String point : List.of("lat=0&long=0", "lat=NaN&long=NaN", "lat=43%2C46&long=-3%2C81", "lat=91&long=0")) {
            s.post("requests.json", service(s) + "&" + point + SAID).error(400);
        }
        return "";
    }

    private static String tokens(Server s) throws Exception {
        s.get("tokens/no-such-token.xml").error(404);
        s.get("tokens/no-such-token.json").error(404);
        if (s.target().key() == null) {
            return "only an unknown one was tried: there is no --key";
        }
        JsonNode answer = s.post("requests.json", s.request("token")).array().path(0);
        String token = answer.path("token").asText("");
        if (token.isEmpty()) {
            return "only an unknown one was tried: this server answers with ids";
        }
        JsonNode asked =
                s.get("tokens/" + Server.encoded(token) + ".json").ok().array().path(0);
        expect(
                asked.has("service_request_id")
                        && token.equals(asked.path("token").asText()),
                "the token is not there");
        return "";
    }
}
