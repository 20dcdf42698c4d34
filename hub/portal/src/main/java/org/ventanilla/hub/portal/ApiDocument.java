package org.ventanilla.hub.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ventanilla.hub.portal.view.ApiView;
import org.ventanilla.hub.portal.view.ApiView.Answer;
import org.ventanilla.hub.portal.view.ApiView.Group;
import org.ventanilla.hub.portal.view.ApiView.Operation;
import org.ventanilla.hub.portal.view.ApiView.Parameter;

/** {@code docs/openapi.yaml} as a page shows it: its operations by tag, in one language. Pure. */
record ApiDocument(JsonNode root) {
    private static final JsonMapper PRETTY = JsonMapper.builder().build();

    /** The text of a contract that is packed with this module. */
    static String text(String name) {
        try (var in = ApiDocument.class.getResourceAsStream("contracts/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDocument of(String yaml) {
        try {
            return new ApiDocument(new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not YAML: the packed contract", e);
        }
    }

    /** @param language {@code es} or {@code en} */
    ApiView view(String language) {
        var groups = new ArrayList<Group>();
        for (JsonNode tag : root.path("tags")) {
            String name = tag.path("name").asText();
            String words = "es".equals(language)
                    ? tag.path("x-es").asText()
                    : tag.path("description").asText();
            groups.add(new Group(name, words, operations(name, language)));
        }
        return new ApiView(groups);
    }

    private List<Operation> operations(String tag, String language) {
        var all = new ArrayList<Operation>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
                if (tag.equals(one.getValue().path("tags").path(0).asText())) {
                    all.add(operation(one.getKey(), path.getKey(), one.getValue(), language));
                }
            }
        }
        return all;
    }

    private Operation operation(String method, String path, JsonNode node, String language) {
        String summary = "es".equals(language) ? "x-summary-es" : "summary";
        var parameters = new ArrayList<Parameter>();
        for (JsonNode given : node.path("parameters")) {
            JsonNode p = resolved(given);
            parameters.add(new Parameter(
                    p.path("name").asText(),
                    p.path("in").asText(),
                    p.path("description").asText()));
        }
        var answers = new ArrayList<Answer>();
        for (Map.Entry<String, JsonNode> answer : node.path("responses").properties()) {
            answers.add(new Answer(
                    answer.getKey(),
                    resolved(answer.getValue()).path("description").asText()));
        }
        JsonNode content = node.path("requestBody").path("content");
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                node.path(summary).asText(),
                access(node),
                node.path("x-permission").asText(),
                parameters,
                content.properties().stream().map(Map.Entry::getKey).toList(),
                example(content.path("application/json").path("example")),
                answers);
    }

    /** Name of the scheme that is needed; empty when everybody may. */
    private static String access(JsonNode operation) {
        var schemes = operation.path("security").path(0).properties();
        return schemes.isEmpty() ? "" : schemes.iterator().next().getKey();
    }

    private static String example(JsonNode example) {
        if (example.isMissingNode()) {
            return "";
        }
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(example);
        } catch (JsonProcessingException e) {
            return Json.encode(example.toString());
        }
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#/") ? root.at(ref.substring(1)) : node;
    }
}
