package org.ventanilla.connector.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of one instance, read and checked.
 *
 * @param authTokens one or two, primary first
 * @param webhookBase address of our webhooks as configured at the provider, without a trailing slash
 * @param operator number of a person, E.164; null for nobody
 * @param answerChannel channel of answers; null when callers are not asked
 * @param speech what becomes of speech outside the dialogue
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
        FreeSpeech speech) {
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
        return new PhoneSettings(
                options.getString("accountSid"),
                strings(options.getJsonArray("authTokens")),
                base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
                region,
                needed(options, "siteName"),
                needed(options, "emergencyNumber"),
                strings(options.getJsonArray("languages", LANGUAGES)),
                options.getString("operator"),
                options.getString("answerChannel"),
                FreeSpeech.of(options));
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
