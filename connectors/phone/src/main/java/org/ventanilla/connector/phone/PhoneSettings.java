package org.ventanilla.connector.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one instance, read and checked.
 *
 * @param authTokens one or two, primary first
 * @param webhookBase address of our webhooks as configured at the provider, without a trailing slash
 * @param operator number of a person, E.164; null for nobody
 * @param answerChannel channel of answers; null when callers are not asked
 * @param speech what becomes of speech outside the dialogue
 * @param api where recordings are
 */
record PhoneSettings(
        String accountSid,
        List<String> authTokens,
        String webhookBase,
        String region,
        String siteName,
        String emergencyNumber,
        List<String> languages,
        @Nullable String operator,
        @Nullable String answerChannel,
        FreeSpeech speech,
        Api api) {
    /**
     * Speech outside the dialogue.
     *
     * @param transcribe whether the provider writes it down
     * @param record whether messages may be left
     * @param tokens of other services that may write it down; none, one or two
     */
    record FreeSpeech(boolean transcribe, boolean record, List<String> tokens) {
        static final FreeSpeech NONE = new FreeSpeech(false, false, List.of());

        static FreeSpeech of(JsonObject options) {
            return new FreeSpeech(
                    options.getBoolean("transcribe", false),
                    options.getBoolean("record", false),
                    strings(options.getJsonArray("transcriberTokens", new JsonArray())));
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "FreeSpeech[]";
        }
    }

    /**
     * The provider's API.
     *
     * @param base scheme, host and port
     * @param user of its Basic authentication
     */
    record Api(URI base, String account, String user, String password) {
        private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

        static Api of(JsonObject options, String token) {
            String account = options.getString("accountSid");
            String key = options.getString("apiKey");
            String secret = options.getString("apiSecret");
            if ((key == null) != (secret == null)) {
                throw new IllegalArgumentException("apiKey and apiSecret: expected either both or neither");
            }
            var base = URI.create(options.getString("apiBase", "https://" + PROVIDER));
            if (!"https".equals(base.getScheme()) && !LOOPBACK.contains(String.valueOf(base.getHost()))) {
                throw new IllegalArgumentException("apiBase: expected https, or http on a loopback host");
            }
            return new Api(base, account, key == null ? account : key, secret == null ? token : secret);
        }

        boolean hasKey() {
            return !user.equals(account);
        }

        /** The value of an Authorization header (RFC 7617). */
        String authorization() {
            var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Api[" + base.getHost() + "]";
        }
    }

    /** Where recordings are when nothing else is configured. */
    static final String PROVIDER = "api.twilio.com";

    private static final JsonArray LANGUAGES = new JsonArray().add("es").add("en");

    /**
     * Throws {@link IllegalArgumentException} naming the option that cannot work.
     *
     * @param ownAddress where this instance is mounted on the hub's public address
     */
    static PhoneSettings of(JsonObject options, String ownAddress) {
        String base = options.getString("publicUrl", ownAddress);
        String region = options.getString("phoneRegion", "");
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("phoneRegion: expected an ISO 3166 country with telephone numbers");
        }
        List<String> tokens = strings(options.getJsonArray("authTokens"));
        return new PhoneSettings(
                options.getString("accountSid"),
                tokens,
                base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
                region,
                needed(options, "siteName"),
                needed(options, "emergencyNumber"),
                strings(options.getJsonArray("languages", LANGUAGES)),
                options.getString("operator"),
                options.getString("answerChannel"),
                FreeSpeech.of(options),
                Api.of(options, tokens.get(0)));
    }

    private static String needed(JsonObject options, String name) {
        String value = options.getString(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + ": expected a value, as the city has none");
        }
        return value;
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "PhoneSettings[" + accountSid + "]";
    }
}
