package org.ventanilla.hub.boot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a configuration file can say, validated and with defaults filled in; see {@code config/ventanilla.yaml} for
 * what each option means. Secrets are never printed.
 *
 * @param city folder with the city's files
 * @param quietHours whether news by telephone waits in the city's quiet hours
 * @param database null for the embedded one
 * @param geocoder null when nobody else is asked for places
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Settings(
        Node node,
        Path city,
        Http http,
        Management management,
        @Nullable DatabaseAt database,
        Cluster cluster,
        Secrets secrets,
        List<IntakeToken> intakeTokens,
        Contact contact,
        MapTiles map,
        Legal legal,
        boolean quietHours,
        Calls webhooks,
        Readers events,
        Speech transcripts,
        Bridges bridges,
        @Nullable Geocoder geocoder,
        @Nullable Path connectorsDir,
        List<ConnectorSetting> connectors) {

    record Node(Path dataDir) {}

    /** @param behindProxy whether {@code X-Forwarded-For} of a proxy of ours says who asks */
    record Http(String host, int port, URI publicUrl, int postsPerMinute, boolean behindProxy) {}

    /** @param leaveSeconds how long a node that is stopped goes on while {@code /ready} says that it is not */
    record Management(String host, int port, int leaveSeconds) {}

    record DatabaseAt(String host, int port, String name, String user, String password, int poolSize) {
        @Override
        public String toString() {
            return user + "@" + host + ":" + port + "/" + name;
        }
    }

    /** @param advertise where the others reach this node, when that is not where it listens */
    record Cluster(
            boolean enabled, String host, int port, int busPort, List<String> members, @Nullable Advertise advertise) {}

    record Advertise(String host, int port, int busPort) {}

    record Secrets(String links, String sessions) {
        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    record IntakeToken(String token, String instance) {
        @Override
        public String toString() {
            return "IntakeToken[" + instance + "]";
        }
    }

    /** @param allowHosts hosts that may be called though their address is a private one, and without TLS */
    record Calls(List<String> allowHosts) {}

    /** @param keepDays how far back events are given out; 0 for ever */
    record Readers(int keepDays) {}

    /** @param fileFrom confidence from which on what a machine wrote down of speech is filed by itself; above 1 for never */
    record Speech(double fileFrom, Audio audio) {}

    /**
     * Recordings of callers.
     *
     * @param keepDays how long a copy is kept; 0 for none
     * @param deleteAtProvider whether the provider is to delete its own then
     */
    record Audio(int keepDays, boolean deleteAtProvider) {}

    /**
     * The bus for programs that are no members of the cluster.
     *
     * @param tcp where the TCP bridge listens; null for none
     * @param sockjs where the SockJS bridge listens; null for none
     * @param maxBytes of one message that comes in
     * @param maxConnections of one bridge at a time
     */
    record Bridges(
            List<String> tokens, @Nullable Listener tcp, @Nullable Listener sockjs, int maxBytes, int maxConnections) {
        Bridges {
            tokens = tokens == null ? List.of() : List.copyOf(tokens); // left out together with both listeners
        }

        @Override
        public String toString() {
            return "Bridges[" + tcp + " " + sockjs + "]";
        }
    }

    record Listener(String host, int port) {}

    /**
     * Who else is asked where an address is.
     *
     * @param service its dialect
     * @param contact mail address that its operator can write to
     * @param allowHosts hosts that may be asked though their address is a private one, and without TLS
     * @param timeoutMillis patience for one answer
     * @param waitMillis how long a round of triage waits for all of them
     * @param keepDays how long an answer is believed
     * @param reverse whether it is also asked what address a point has
     */
    record Geocoder(
            String service,
            URI url,
            String contact,
            List<String> allowHosts,
            double requestsPerSecond,
            int timeoutMillis,
            int waitMillis,
            int keepDays,
            boolean reverse) {}

    record Contact(@Nullable String mail, @Nullable String sms, @Nullable String phone) {}

    record Legal(
            @Nullable String dpoContact,
            @Nullable String formalUrl,
            @Nullable String accessibilityContact,
            @Nullable String statementDate) {}

    record MapTiles(@Nullable String tileUrl, @Nullable String attribution) {}

    record ConnectorSetting(String instance, String type, Map<String, Object> options) {
        /** For connectors that run elsewhere: their options are the hub's own. */
        static final String REMOTE = "remote";

        boolean isRemote() {
            return REMOTE.equals(type);
        }

        /** The channel it speaks: its type, or what a connector elsewhere says it is. */
        String channel() {
            return isRemote() ? json().getString("channel") : type;
        }

        JsonObject json() {
            return new JsonObject(options);
        }

        @Override
        public String toString() {
            return "ConnectorSetting[" + instance + " " + type + "]";
        }
    }

    /** The same with folders taken relative to the file they stand in. */
    Settings under(Path dir) {
        return new Settings(
                new Node(dir.resolve(node.dataDir())),
                dir.resolve(city),
                http,
                management,
                database,
                cluster,
                secrets,
                intakeTokens,
                contact,
                map,
                legal,
                quietHours,
                webhooks,
                events,
                transcripts,
                bridges,
                geocoder,
                connectorsDir == null ? null : dir.resolve(connectorsDir),
                connectors);
    }
}
