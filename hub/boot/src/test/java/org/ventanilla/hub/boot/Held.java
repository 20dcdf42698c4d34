package org.ventanilla.hub.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ventanilla.hub.boot.Operations.Operation;
import org.ventanilla.hub.boot.Traffic.Exchange;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What was really said, held against {@code docs/openapi.yaml}. */
record Held(Operations operations) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Everything about the exchange that the document does not say; nothing when it is true. */
    List<String> against(Exchange e) {
        var found = operations.at(e.method(), e.address().getPath());
        if (found.isEmpty()) {
            return List.of("the document has no operation for " + e);
        }
        Operation operation = found.get();
        var wrong = new ArrayList<String>();
        if (e.status() < 400) {
            asked(operation, e, wrong);
        }
        answered(operation, e, wrong);
        return wrong.stream().map(what -> operation + ": " + what + " in " + e).toList();
    }

    /** A request that was taken must be one that the document allows. */
    private void asked(Operation operation, Exchange e, List<String> wrong) {
        for (String pair : e.address().getRawQuery() == null
                ? new String[0]
                : e.address().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            var known = operations.parameters(operation, "query").stream()
                    .filter(p -> p.getKey().equals(decoded(parts[0])))
                    .findFirst();
            if (known.isEmpty() && !"api_key".equals(parts[0])) {
                wrong.add("the query has the parameter " + parts[0] + ", which is not described");
            } else if (known.isPresent() && parts.length > 1 && !parts[1].isEmpty()) {
                JsonNode value = value(decoded(parts[1]), known.get().getValue().path("schema"));
                wrong.addAll(problemsOf(known.get().getValue(), value));
            }
        }
        if (!e.sent().isEmpty() && e.sentType().startsWith("application/json")) {
            String pointer = operation.pointer() + "/requestBody/content/application~1json/schema";
            if (operation.sends().has("application/json")) {
                wrong.addAll(operations.contract().problems(pointer, json(e.sent(), wrong)));
            } else {
                wrong.add("a body of JSON is not described");
            }
        }
    }

    private List<String> problemsOf(JsonNode parameter, JsonNode value) {
        JsonNode schema = operations.contract().resolved(parameter.path("schema"));
        boolean number = schema.path("type").asText().matches("integer|number");
        if (number && !value.isNumber()) {
            return List.of("the parameter " + parameter.path("name").asText() + " is no number");
        }
        boolean listed = !schema.has("enum") || values(schema.path("enum")).contains(value.asText());
        return listed
                ? List.of()
                : List.of("a value of " + parameter.path("name").asText() + " is not described");
    }

    private static List<String> values(JsonNode list) {
        var all = new ArrayList<String>();
        list.forEach(v -> all.add(v.asText()));
        return all;
    }

    private static JsonNode value(String text, JsonNode schema) {
        boolean number = schema.path("type").asText().matches("integer|number");
        return number && text.matches("-?[0-9]+([.][0-9]+)?")
                ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private void answered(Operation operation, Exchange e, List<String> wrong) {
        JsonNode responses = operation.node().path("responses");
        String status = responses.has(String.valueOf(e.status())) ? String.valueOf(e.status()) : "default";
        if (!responses.has(status)) {
            wrong.add("the status " + e.status() + " is not described");
            return;
        }
        JsonNode response = operations.contract().resolved(responses.path(status));
        response.path("headers").fieldNames().forEachRemaining(name -> {
            if (!e.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
                wrong.add("the header " + name + " is missing");
            }
        });
        JsonNode content = response.path("content");
        boolean anything = content.has("*/*");
        if (content.isEmpty() != e.body().isEmpty() && !anything) {
            wrong.add(
                    "a body of " + e.body().length() + " characters where " + content.size() + " types are described");
        } else if (!content.isEmpty() && !anything) {
            if (content.has(e.type())) {
                String at =
                        responses.path(status).path("$ref").asText("#" + operation.pointer() + "/responses/" + status);
                String pointer = at.substring(1) + "/content/" + Operations.escaped(e.type()) + "/schema";
                body(pointer, content.path(e.type()).path("schema"), e, wrong);
            } else {
                wrong.add("the type " + e.type() + " is not described");
            }
        }
    }

    private void body(String pointer, JsonNode schema, Exchange e, List<String> wrong) {
        if (e.type().endsWith("json")) {
            wrong.addAll(operations.contract().problemsAndUnnamed(pointer, json(e.body(), wrong)));
        } else if (e.type().endsWith("xml")) {
            JsonNode meant = operations.contract().resolved(schema);
            String root = meant.path("xml").path("name").asText();
            if (!root.equals(root(e.body()))) {
                wrong.add("the root element is " + root(e.body()) + " and not " + root);
            }
        }
    }

    private static String root(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement()
                    .getTagName();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return "not XML: " + e.getMessage();
        }
    }

    private static JsonNode json(String text, List<String> wrong) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            wrong.add("the body is not JSON");
            return JSON.nullNode();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Operations of which nobody saw a good answer. */
    List<String> unseen(List<Exchange> all) {
        var seen = all.stream()
                .filter(e -> e.status() < 400)
                .flatMap(e -> operations.at(e.method(), e.address().getPath()).stream())
                .map(Operation::id)
                .toList();
        return operations
                .all()
                .map(Operation::id)
                .filter(id -> !seen.contains(id))
                .toList();
    }
}
