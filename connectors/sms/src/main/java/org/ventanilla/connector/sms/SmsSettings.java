package org.ventanilla.connector.sms;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of one instance, read and checked.
 *
 * @param authTokens one or two, primary first
 * @param apiUser user and password of the API's Basic authentication
 * @param webhookBase address of our webhooks as configured at the provider, without a trailing slash
 * @param mediaBase where the hub shows its public photos: their reference follows
 * @param pictureRegions countries between whose numbers the provider carries pictures
 * @param whatsappTemplate what the provider calls the approved template with our words as its only variable; null for none
 * @param mediaHosts lower-case hosts that may see our credentials
 */
record SmsSettings(
        String accountSid,
        List<String> authTokens,
        String apiUser,
        String apiPassword,
        @Nullable String from,
        @Nullable String messagingServiceSid,
        @Nullable String whatsappTemplate,
        URI apiBase,
        Set<String> mediaHosts,
        String webhookBase,
        String mediaBase,
        Set<String> pictureRegions,
        String region) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Where pictures wait when nothing else is configured. */
    static final String PROVIDER = "api.twilio.com";

    /**
     * Throws {@link IllegalArgumentException} naming the option that cannot work.
     *
     * @param ownAddress where this instance is mounted on the hub's public address
     */
    static SmsSettings of(JsonObject options, String ownAddress) {
        var tokens = strings(options.getJsonArray("authTokens"));
        var apiKey = options.getString("apiKey");
        var apiSecret = options.getString("apiSecret");
        check((apiKey == null) == (apiSecret == null), "apiKey and apiSecret", "either both or neither");
        var apiBase = URI.create(options.getString("apiBase", "https://" + PROVIDER));
        var settings = new SmsSettings(
                options.getString("accountSid"),
                tokens,
                apiKey == null ? options.getString("accountSid") : apiKey,
                apiSecret == null ? tokens.get(0) : apiSecret,
                options.getString("from"),
                options.getString("messagingServiceSid"),
                options.getString("whatsappTemplate"),
                apiBase,
                mediaHosts(options.getJsonArray("mediaHosts"), apiBase),
                withoutSlash(options.getString("publicUrl", ownAddress)),
                media(ownAddress),
                Set.copyOf(strings(options.getJsonArray("pictureRegions", new JsonArray()))),
                options.getString("region"));
        settings.check();
        return settings;
    }

    private void check() {
        check(from != null || messagingServiceSid != null, "from or messagingServiceSid", "one of the two");
        check(apiBase.getHost() != null, "apiBase", "scheme, host and port");
        check(
                isSecure(apiBase) || LOOPBACK.contains(apiBase.getHost()),
                "apiBase",
                "https, or http on a loopback host");
        check(
                PhoneNumberUtil.getInstance().getSupportedRegions().contains(region),
                "region",
                "an ISO 3166 country with telephone numbers");
    }

    /** Where our account is in the provider's API, without host and ending. */
    String accountPath() {
        return "/2010-04-01/Accounts/" + accountSid;
    }

    /** WhatsApp carries pictures everywhere; networks do where the provider says so, between both ends' countries. */
    boolean carriesPictures(PhoneAddress recipient, PhoneBook phoneBook) {
        return !recipient.channel().isEmpty()
                || (pictureRegions.contains(phoneBook.region(String.valueOf(recipient.address())))
                        && (from == null || pictureRegions.contains(phoneBook.region(from))));
    }

    /** The hub's public address ends where the connector's own part begins. */
    private static String media(String ownAddress) {
        int end = ownAddress.lastIndexOf("/in/");
        return (end < 0 ? ownAddress : ownAddress.substring(0, end)) + "/media/";
    }

    boolean hasApiKey() {
        return !apiUser.equals(accountSid);
    }

    /** The value of an Authorization header (RFC 7617). */
    String authorization() {
        var pair = (apiUser + ":" + apiPassword).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme());
    }

    private static Set<String> mediaHosts(@Nullable JsonArray given, URI apiBase) {
        var hosts = given == null ? Stream.of(PROVIDER, String.valueOf(apiBase.getHost())) : strings(given).stream();
        return hosts.map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static void check(boolean good, String option, String expected) {
        if (!good) {
            throw new IllegalArgumentException(option + ": expected " + expected);
        }
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "SmsSettings[" + accountSid + "]";
    }
}
