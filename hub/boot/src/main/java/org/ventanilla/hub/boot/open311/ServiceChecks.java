package org.ventanilla.hub.boot.open311;

import static org.ventanilla.hub.boot.open311.Check.expect;
import static org.ventanilla.hub.boot.open311.Check.need;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 14 to 24: services and their definitions. */
final class ServiceChecks {
    private static final Set<String> DATATYPES =
            Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");

    private ServiceChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(14, "every service has code, name, metadata, type", ServiceChecks::services),
                new Check(15, "codes are unique and fit into lists and paths", ServiceChecks::codes),
                new Check(16, "metadata is true exactly where there are attributes", ServiceChecks::metadata),
                new Check(17, "realtime answers with an id, batch with a token", ServiceChecks::kind),
                new Check(18, "the list is never partial", ServiceChecks::whole),
                new Check(19, "an empty parameter is none", ServiceChecks::emptyParameters),
                new Check(20, "six datatypes only", ServiceChecks::datatypes),
                new Check(21, "order is positive and unique", ServiceChecks::order),
                new Check(22, "lists have values with unique keys, others none", ServiceChecks::values),
                new Check(23, "the definition of an unknown code is 404", ServiceChecks::unknownCode),
                new Check(24, "a code that is not public is 404", ServiceChecks::hidden));
    }

    private static String services(Server s) throws Exception {
        expect(s.services().size() > 0, "there are no services");
        for (JsonNode service : s.services()) {
            for (String field : List.of("service_code", "service_name", "metadata", "type")) {
                expect(
                        !ReadChecks.isBlank(service.path(field)),
                        service.path("service_code").asText() + " lacks " + field);
            }
        }
        return "";
    }

    private static String codes(Server s) throws Exception {
        var seen = new HashSet<String>();
        for (JsonNode service : s.services()) {
            String code = service.path("service_code").asText();
            expect(seen.add(code), code + " is there twice");
            expect(!code.matches(".*[,\\s/].*"), "'" + code + "' has a comma, space or slash");
        }
        return "";
    }

    private static String metadata(Server s) throws Exception {
        int tried = 0;
        for (JsonNode service : s.services()) {
            String code = service.path("service_code").asText();
            if (service.path("metadata").asBoolean() || tried++ < 5) {
                Answer answer = s.get("services/" + Server.encoded(code) + ".json");
                boolean has = answer.status() == 200
                        && answer.json().path("attributes").size() > 0;
                expect(
                        has == service.path("metadata").asBoolean(),
                        code + " says metadata " + service.path("metadata") + " and has "
                                + (has ? "attributes" : "none"));
            }
        }
        return "";
    }

    private static String kind(Server s) throws Exception {
        String code = s.plainService();
        String type = "";
        for (JsonNode service : s.services()) {
            type = code.equals(service.path("service_code").asText())
                    ? service.path("type").asText()
                    : type;
        }
        JsonNode answer = s.post("requests.json", s.request("kind")).array().path(0);
        boolean id = !answer.path("service_request_id").asText("").isEmpty();
        boolean token = !answer.path("token").asText("").isEmpty();
        expect(!"realtime".equals(type) || id, "realtime, and no id");
        expect(!"batch".equals(type) || token, "batch, and no token");
        return "";
    }

    private static String whole(Server s) throws Exception {
        String first = s.get("services.json").ok().body();
        for (int n = 0; n < 50; n++) {
            expect(first.equals(s.get("services.json").ok().body()), "two answers differ");
        }
        return "fifty answers alike; the services could not be changed meanwhile from outside";
    }

    private static String emptyParameters(Server s) throws Exception {
        String jurisdiction =
                s.target().jurisdiction() == null ? "" : s.target().jurisdiction();
        expect(
                s.get("services.json?jurisdiction_id=" + jurisdiction)
                                .ok()
                                .array()
                                .size()
                        == s.services().size(),
                "an empty jurisdiction_id changes the services");
        var none = BodyPublishers.noBody();
        if (s.send("GET", "services.json", none).status() == 200) {
            s.send("GET", "services.json?jurisdiction_id=", none).ok();
        }
        s.list("service_request_id=&service_code=&status=&start_date=&end_date=");
        return "";
    }

    private static String datatypes(Server s) throws Exception {
        for (JsonNode a : attributes(s)) {
            expect(DATATYPES.contains(a.path("datatype").asText()), a.path("code") + " is a " + a.path("datatype"));
        }
        return "";
    }

    private static List<JsonNode> attributes(Server s) throws Exception {
        var all = new ArrayList<JsonNode>();
        s.definitions().forEach(d -> d.path("attributes").forEach(all::add));
        return all;
    }

    private static String order(Server s) throws Exception {
        for (JsonNode definition : s.definitions()) {
            var seen = new HashSet<Integer>();
            for (JsonNode a : definition.path("attributes")) {
                int order = a.path("order").asInt(0);
                expect(order > 0 && seen.add(order), a.path("code") + " has the order " + a.path("order"));
            }
        }
        return "";
    }

    private static String values(Server s) throws Exception {
        for (JsonNode a : attributes(s)) {
            boolean list = a.path("datatype").asText().endsWith("valuelist");
            expect(
                    a.path("values").size() > 0 == list,
                    a.path("code") + " has " + a.path("values").size() + " values");
            var seen = new HashSet<String>();
            for (JsonNode value : a.path("values")) {
                expect(seen.add(value.path("key").asText()), "the key " + value.path("key") + " is there twice");
            }
        }
        return "";
    }

    private static String unknownCode(Server s) throws Exception {
        s.get("services/no-such-service.xml").error(404);
        s.get("services/no-such-service.json").error(404);
        return "";
    }

    private static String hidden(Server s) throws Exception {
        String code = s.target().hidden();
        need(code != null, "without --hidden CODE, a code that is not public cannot be told from an unknown one");
        for (JsonNode service : s.services()) {
            expect(!String.valueOf(code).equals(service.path("service_code").asText()), "it is in the list");
        }
        s.get("services/" + code + ".xml").error(404);
        s.get("services/" + code + ".json").error(404);
        return "";
    }
}
