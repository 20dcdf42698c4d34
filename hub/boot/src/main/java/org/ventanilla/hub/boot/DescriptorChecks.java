package org.ventanilla.hub.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.model.Wire;

/** Whether a connector says of itself what the contract asks for. Pure. */
final class DescriptorChecks {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private DescriptorChecks() {}

    /** All problems at once; another version of the contract is the only one, as nothing else can be judged then. */
    static List<String> problems(@Nullable Descriptor d) {
        var found = new ArrayList<String>();
        if (d == null) {
            return List.of("it has no descriptor");
        }
        if (d.contractVersion() != Descriptor.CONTRACT_VERSION) {
            return List.of("it was written for contract version " + d.contractVersion() + ", this hub speaks "
                    + Descriptor.CONTRACT_VERSION);
        }
        expect(found, matches(TYPE, d.type()), "type: expected one word of a-z, 0-9, - and _");
        expect(found, d.version() != null && !d.version().isBlank(), "version: expected a version");
        expect(found, isSomething(d.capabilities()), "capabilities: expected a set");
        expect(found, isSomething(d.traits()), "traits: expected Traits.NONE or more");
        options(found, d);
        return found;
    }

    private static void expect(List<String> found, boolean holds, String problem) {
        if (!holds) {
            found.add(problem);
        }
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static boolean isSomething(@Nullable Object value) {
        return value != null;
    }

    private static void options(List<String> found, Descriptor d) {
        JsonNode schema = tree(d.optionsSchema());
        if (schema == null) {
            found.add("optionsSchema: expected a JSON Schema");
            return;
        }
        var problems = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(schema);
        expect(found, problems.isEmpty(), "optionsSchema: expected a valid JSON Schema (2020-12)");
        expect(
                found,
                schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").asBoolean(),
                "optionsSchema: expected additionalProperties: false");
        schema.path("properties")
                .fields()
                .forEachRemaining(option -> expect(
                        found,
                        !option.getValue().path("description").asText("").isBlank(),
                        "optionsSchema." + option.getKey() + ": expected a description"));
        if (isSomething(d.secrets())) {
            d.secrets().forEach(secret -> expect(found, named(schema, secret), "secrets: " + secret + " is no option"));
        }
    }

    /** A secret may stand deeper: {@code imap.password}. */
    private static boolean named(JsonNode schema, String secret) {
        return !schema.findParents(secret.substring(secret.lastIndexOf('.') + 1))
                .isEmpty();
    }

    private static @Nullable JsonNode tree(@Nullable JsonObject json) {
        try {
            return json == null ? null : Wire.mapper().readTree(json.encode());
        } catch (JsonProcessingException | RuntimeException e) {
            return null; // what cannot be written as JSON is no schema either
        }
    }

    /** Capabilities that were declared and have no part. */
    static List<String> problems(Descriptor d, @Nullable Assembly a) {
        if (a == null) {
            return List.of("assemble() returned nothing");
        }
        var found = new ArrayList<String>();
        for (Capability capability : d.capabilities()) {
            boolean has =
                    switch (capability) {
                        case INBOUND_PUSH -> a.webhook() != null || a.pages() != null;
                        case INBOUND_POLL -> a.poller() != null || a.fetcher() != null || listens(d, a);
                        case OUTBOUND -> a.sender() != null;
                        case RECONCILE -> a.reconciler() != null;
                        // The last three only where an instance's options ask for them.
                        case ATTACHMENTS,
                                DELIVERY_RECEIPTS,
                                SINGLETON,
                                SOURCE_RETRIES,
                                INBOUND_LISTEN,
                                CANARY,
                                EXPIRING_TOKEN -> true;
                    };
            expect(found, has, capability + " is declared and no part of the assembly does it");
        }
        return found;
    }

    /** Options may let a source push that is asked under others. */
    private static boolean listens(Descriptor d, Assembly a) {
        return d.capabilities().contains(Capability.INBOUND_LISTEN) && a.listener() != null;
    }
}
