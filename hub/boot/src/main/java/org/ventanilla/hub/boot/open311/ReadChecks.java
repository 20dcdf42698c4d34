package org.ventanilla.hub.boot.open311;

import static org.ventanilla.hub.boot.open311.Check.expect;
import static org.ventanilla.hub.boot.open311.Check.need;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ventanilla.model.open311.Times;
import org.w3c.dom.Element;

/** 1 to 13: discovery and format. */
final class ReadChecks {
    private static final List<String> DISCOVERY = List.of("changeset", "contact", "key_service", "endpoints");
    private static final List<String> ENDPOINT = List.of("specification", "url", "changeset", "type", "formats");

    private ReadChecks() {}

    static List<Check> all(Instant now) {
        return List.of(
                new Check(1, "discovery.xml is XML in UTF-8", s -> discoveryXml(s)),
                new Check(2, "discovery.json says the same", s -> same(s, "discovery")),
                new Check(3, "discovery has all its fields", ReadChecks::fields),
                new Check(4, "changeset is a time in the past", s -> changeset(s, now)),
                new Check(
                        5,
                        "every endpoint named answers services.xml, with a slash too many as well",
                        ReadChecks::endpoints),
                new Check(6, "changeset moves only when the services do", ReadChecks::still),
                new Check(7, "the exact Content-Type everywhere", ReadChecks::types),
                new Check(8, "no namespaces and no foreign elements", ReadChecks::plain),
                new Check(9, "JSON lists are bare arrays", ReadChecks::arrays),
                new Check(10, "XML and JSON say the same", ReadChecks::equal),
                new Check(11, "an unknown ending is 404", s -> unknownEnding(s)),
                new Check(12, "Accept does not override the ending", s -> accept(s)),
                new Check(13, "XML stays well-formed whatever was said", ReadChecks::oddText));
    }

    private static String discoveryXml(Server s) throws Exception {
        Answer answer = s.get("discovery.xml").ok().typed();
        expect(
                answer.body().matches("(?is)\\s*<\\?xml[^>]*encoding=[\"']utf-8[\"'].*"),
                "no XML declaration with UTF-8");
        expect("discovery".equals(answer.xml().getTagName()), "the root is not <discovery>");
        return "";
    }

    private static String same(Server s, String path) throws Exception {
        Set<String> xml = s.get(path + ".xml").ok().values();
        Set<String> json = s.get(path + ".json").ok().values();
        var differ = new TreeSet<>(xml);
        differ.removeAll(json);
        var other = new TreeSet<>(json);
        other.removeAll(xml);
        expect(differ.isEmpty() && other.isEmpty(), path + " differs: " + cut(differ) + " / " + cut(other));
        return "";
    }

    private static String cut(Set<String> values) {
        return values.stream().limit(3).toList().toString();
    }

    private static String fields(Server s) throws Exception {
        JsonNode discovery = s.get("discovery.json").ok().json();
        for (String field : DISCOVERY) {
            expect(!isBlank(discovery.path(field)), field + " is missing");
        }
        for (JsonNode endpoint : discovery.path("endpoints")) {
            for (String field : ENDPOINT) {
                expect(!isBlank(endpoint.path(field)), "endpoint." + field + " is missing");
            }
        }
        return "";
    }

    static boolean isBlank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() ? node.isEmpty() : node.asText().isBlank());
    }

    private static String changeset(Server s, Instant now) throws Exception {
        String at = s.get("discovery.json").ok().json().path("changeset").asText();
        var read = Times.read(at, ZoneOffset.UTC);
        expect(read.isPresent(), "changeset '" + at + "' is no time");
        expect(!read.get().isAfter(now.plusSeconds(1)), "changeset is in the future");
        return "";
    }

    private static String endpoints(Server s) throws Exception {
        for (JsonNode endpoint : s.get("discovery.json").ok().json().path("endpoints")) {
            if (endpoint.path("specification").asText().contains("v2")) {
                String url = endpoint.path("url").asText();
                var there =
                        new Server(new Target(URI.create(url), null, s.target().jurisdiction(), null, null));
                there.get("services.xml").ok();
            }
        }
        // Clients put addresses together from what somebody typed, with a slash or without.
        s.get("/services.xml").ok();
        return "";
    }

    private static String still(Server s) throws Exception {
        String first = s.get("discovery.json").ok().json().path("changeset").asText();
        s.get("services.xml").ok();
        expect(
                first.equals(
                        s.get("discovery.json").ok().json().path("changeset").asText()),
                "it moves by itself");
        return "that it moves with a category cannot be tried from outside";
    }

    private static String types(Server s) throws Exception {
        for (String path : List.of("discovery", "services", "requests")) {
            s.get(path + ".xml").ok().typed();
            s.get(path + ".json").ok().typed();
        }
        s.get("requests/no-such-request.xml").typed();
        s.get("requests/no-such-request.json").typed();
        return "";
    }

    private static String plain(Server s) throws Exception {
        for (String path : List.of("discovery.xml", "services.xml", "requests.xml")) {
            Answer answer = s.get(path).ok();
            expect(!answer.body().contains("xmlns"), path + " has a namespace");
        }
        Element services = s.get("services.xml").xml();
        expect(
                "services".equals(services.getTagName())
                        && Answer.elements(services, "*").size()
                                == Answer.elements(services, "service").size(),
                "services.xml is not <services><service>");
        Element requests = s.get("requests.xml").xml();
        expect(
                "service_requests".equals(requests.getTagName())
                        && Answer.elements(requests, "*").size()
                                == Answer.elements(requests, "request").size(),
                "requests.xml is not <service_requests><request>");
        return "";
    }

    private static String arrays(Server s) throws Exception {
        s.get("services.json").ok().array();
        s.get("requests.json").ok().array();
        expect(s.list("service_request_id=no-such-request").isEmpty(), "an empty list is no empty array");
        JsonNode all = s.list("");
        if (all.size() > 0) {
            String id = all.get(0).path("service_request_id").asText();
            expect(s.list("service_request_id=" + Server.encoded(id)).size() == 1, "one request is no array of one");
        }
        return "";
    }

    private static String equal(Server s) throws Exception {
        same(s, "services");
        for (JsonNode service : s.services()) {
            if (service.path("metadata").asBoolean()) {
                same(
                        s,
                        "services/"
                                + Server.encoded(service.path("service_code").asText()));
                break;
            }
        }
        JsonNode all = s.list("");
        need(all.size() > 0, "there are no requests to compare");
        String id = all.get(0).path("service_request_id").asText();
        return same(s, "requests/" + Server.encoded(id));
    }

    private static String unknownEnding(Server s) throws Exception {
        s.get("services.yaml").status(404);
        return "";
    }

    private static String accept(Server s) throws Exception {
        s.get("services.xml", "Accept", "application/json").ok().typed().xml();
        s.get("services.json", "Accept", "text/xml").ok().typed().json();
        return "";
    }

    private static String oddText(Server s) throws Exception {
        String odd = Server.encoded("ñ 😀 & < > \" ]]> \u0001\u001f \u0000 end");
        String id = s.idOf(s.post("requests.json", s.request("odd").replace("odd", odd)));
        s.shown(id);
        s.get("requests/" + Server.encoded(id) + ".xml").ok().xml();
        s.get("requests/" + Server.encoded(id) + ".json").ok().json();
        return "";
    }
}
