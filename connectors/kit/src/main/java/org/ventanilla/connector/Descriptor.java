package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Who a connector is.
 *
 * @param type the channel it speaks: one word, the same as folder, package and configuration
 * @param version of the connector
 * @param contractVersion version of this contract it was written for; the hub refuses what it does not know
 * @param optionsSchema JSON Schema (2020-12) of its options, {@code additionalProperties: false}; each property has a
 *     {@code description} that says what is expected
 * @param secrets names of options that are never printed nor kept with a request that names their value
 * @param traits what else must be known of the channel
 */
public record Descriptor(
        String type,
        String version,
        int contractVersion,
        Set<Capability> capabilities,
        JsonObject optionsSchema,
        Set<String> secrets,
        Traits traits) {

    /** The version of the contract described by this package. */
    public static final int CONTRACT_VERSION = 1;

    /**
     * The JSON object in a file beside a class: the usual home of {@code optionsSchema}.
     *
     * @throws IllegalStateException when there is no such file: the jar is broken
     */
    public static JsonObject schema(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + beside.getName());
            }
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a connector can do; each declared capability is a duty tested by the conformance kit. */
    public enum Capability {
        INBOUND_PUSH,
        INBOUND_POLL,
        OUTBOUND,
        ATTACHMENTS,
        DELIVERY_RECEIPTS,
        RECONCILE,
        SINGLETON,
        SOURCE_RETRIES,
        /**
         * Has a {@link Listener} when its options say so. The source keeps what we put off and comes again; it may then stand
         * in the place of a source that is asked.
         */
        INBOUND_LISTEN,
        /** Can send itself a {@link Canary}, when its options say so. */
        CANARY,
        /** Can log in with an {@link ExpiringToken}, when its options say so. */
        EXPIRING_TOKEN
    }
}
