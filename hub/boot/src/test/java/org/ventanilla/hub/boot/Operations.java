package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations that {@code docs/openapi.yaml} describes. */
final class Operations {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private final Contract contract = Contract.of("openapi.yaml");
    private final List<Operation> all = new ArrayList<>();

    /**
     * One of them.
     *
     * @param path with its parameters in braces
     */
    record Operation(String id, String method, String path, JsonNode node) {
        /** The path whatever its parameters are called. */
        String shape() {
            return shapeOf(path);
        }

        /** Where it is in the document (RFC 6901). */
        String pointer() {
            return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
        }

        Pattern address() {
            var pattern = new StringBuilder();
            Matcher names = NAME.matcher(path);
            int from = 0;
            while (names.find()) {
                pattern.append(Pattern.quote(path.substring(from, names.start())));
                pattern.append("path".equals(names.group(1)) ? ".+" : "[^/]+");
                from = names.end();
            }
            return Pattern.compile(
                    pattern.append(Pattern.quote(path.substring(from))).toString());
        }

        /** What is sent: the media types there are. */
        JsonNode sends() {
            return node.path("requestBody").path("content");
        }

        boolean isOnManagementPort() {
            return "operations".equals(node.path("tags").path(0).asText());
        }

        /** Name of the scheme that is asked for, that of staff where it is one of several; empty when everybody may. */
        String access() {
            var schemes = new ArrayList<String>();
            node.path("security")
                    .forEach(one ->
                            schemes.add(one.isEmpty() ? "" : one.fieldNames().next()));
            if (schemes.isEmpty() || schemes.contains("")) {
                return "";
            }
            return schemes.contains("staff") ? "staff" : schemes.get(0);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Operations() {
        contract.root().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one -> all.add(new Operation(
                        one.getValue().path("operationId").asText(),
                        one.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        one.getValue()))));
    }

    static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    static String shapeOf(String path) {
        return NAME.matcher(path).replaceAll("{}");
    }

    Contract contract() {
        return contract;
    }

    Stream<Operation> all() {
        return all.stream();
    }

    /** The one that answers there; the more of an address is said in words the better it fits. */
    Optional<Operation> at(String method, String address) {
        return all().filter(o -> o.method().equals(method)
                        && o.address().matcher(address).matches())
                .min(Comparator.comparingInt(o -> o.shape().split("\\{", -1).length));
    }

    /** An address of it, made of the examples of its parameters. */
    String sample(Operation operation) {
        return NAME.matcher(operation.path())
                .replaceAll(name -> Matcher.quoteReplacement(example(operation, name.group(1))));
    }

    private String example(Operation operation, String name) {
        for (JsonNode given : operation.node().path("parameters")) {
            JsonNode parameter = contract.resolved(given);
            if (name.equals(parameter.path("name").asText())
                    && "path".equals(parameter.path("in").asText())) {
                return parameter.path("example").asText();
            }
        }
        throw new AssertionError(operation + ": describe the parameter " + name + " with an example");
    }

    /** The parameters of it, by name. */
    List<Map.Entry<String, JsonNode>> parameters(Operation operation, String in) {
        var found = new ArrayList<Map.Entry<String, JsonNode>>();
        for (JsonNode given : operation.node().path("parameters")) {
            JsonNode parameter = contract.resolved(given);
            if (in.equals(parameter.path("in").asText())) {
                found.add(Map.entry(parameter.path("name").asText(), parameter));
            }
        }
        return found;
    }
}
