package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;

/** LIFE-1 and LIFE-2: what a connector says of itself, and how it refuses options. */
final class Descriptors {
    private static final Duration QUICKLY = Duration.ofSeconds(2);
    private static final Map<Capability, Predicate<Assembly>> PARTS = Map.of(
            Capability.INBOUND_PUSH, a -> a.webhook() != null || a.pages() != null,
            Capability.INBOUND_POLL, a -> a.poller() != null || a.fetcher() != null,
            Capability.OUTBOUND, a -> a.sender() != null,
            Capability.RECONCILE, a -> a.reconciler() != null);

    private Descriptors() {}

    static void check(Bench bench) {
        Descriptor d = bench.subject.connector().descriptor();
        bench.expect(d.type().matches("[a-z][a-z0-9_-]{0,39}"), "a type of one lower-case word", d.type());
        bench.expect(!d.version().isBlank(), "a version", "none");
        bench.expect(d.contractVersion() == Descriptor.CONTRACT_VERSION, "this contract", d.contractVersion());
        JsonObject schema = d.optionsSchema();
        bench.expect(
                Boolean.FALSE.equals(schema.getValue("additionalProperties")),
                "a schema that refuses unknown options",
                "additionalProperties: " + schema.getValue("additionalProperties"));
        described(bench, schema);
        capabilities(bench, d);
        var options = new OptionsSchema(schema);
        bench.expect(
                options.wrong(bench.source.options()).isEmpty(),
                "good options that fit the schema",
                options.wrong(bench.source.options()));
        var unknown = bench.source.options().put("noSuchOption", true);
        bench.expect(!options.wrong(unknown).isEmpty(), "a refusal of noSuchOption", "none");
    }

    private static void described(Bench bench, JsonObject schema) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        for (String name : properties.fieldNames()) {
            boolean said =
                    !properties.getJsonObject(name).getString("description", "").isBlank();
            bench.expect(said, "a description of option " + name, "none");
        }
        for (String host : bench.subject.connector().descriptor().traits().hosts()) {
            boolean known = !host.startsWith("{") || properties.containsKey(firstWord(host));
            bench.expect(known, "an option behind the host " + host, "none");
        }
    }

    private static String firstWord(String host) {
        return host.substring(1, host.length() - 1).split("\\.", 2)[0];
    }

    private static void capabilities(Bench bench, Descriptor d) {
        Assembly parts = bench.shape().parts();
        for (var part : PARTS.entrySet()) {
            boolean says = d.capabilities().contains(part.getKey());
            boolean has = part.getValue().test(parts);
            if (part.getKey() == Capability.INBOUND_POLL && parts.listener() != null && !has) {
                continue; // these options let the source push instead
            }
            bench.expect(says == has, part.getKey() + " declared exactly when its part is there", "declared: " + says);
        }
        bench.expect(
                parts.listener() == null || d.capabilities().contains(Capability.INBOUND_LISTEN),
                "INBOUND_LISTEN of a connector with a listener",
                "none");
        boolean polls = parts.poller() != null || parts.fetcher() != null;
        bench.expect(
                !polls || d.capabilities().contains(Capability.SINGLETON),
                "SINGLETON of a source that is asked",
                "none");
    }

    static void badOptions(Bench bench) throws IOException {
        JsonObject schema = bench.subject.connector().descriptor().optionsSchema();
        for (Object required : schema.getJsonArray("required", new io.vertx.core.json.JsonArray())) {
            refused(bench, BadOptions.without(String.valueOf(required)));
        }
        for (BadOptions bad : bench.subject.badOptions()) {
            refused(bench, bad);
        }
    }

    private static void refused(Bench bench, BadOptions bad) throws IOException {
        JsonObject options = bad.spoil().apply(bench.source.options().copy());
        var schema = new OptionsSchema(bench.subject.connector().descriptor().optionsSchema());
        if (schema.wrong(options).stream().anyMatch(name -> name.contains(bad.option()))) {
            return;
        }
        long begin = System.nanoTime();
        String words = refusal(bench, schema.filled(options));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        bench.expect(words.contains(bad.option()), "a refusal that names " + bad.option(), words);
        bench.expect(took.compareTo(QUICKLY) < 0, "a refusal within " + QUICKLY, took);
        bench.expect(
                bench.subject.secrets().stream().noneMatch(words::contains), "a refusal without secrets", "a secret");
    }

    private static String refusal(Bench bench, JsonObject options) throws IOException {
        try {
            var host = bench.built(options);
            return "an instance in state " + host.health().state();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
