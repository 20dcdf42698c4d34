package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.model.Fingerprint;

/**
 * Checks {@code X-Twilio-Signature} (Twilio, "Security: validating requests"): base64 of HMAC-SHA1, keyed with the auth
 * token, over the configured address followed by every form field, sorted by name, name directly before value. A body
 * that is not a form is covered by {@code bodySHA256} in the address. Here and not in a connector because several channels of
 * one provider sign alike, and connectors do not know each other.
 */
public final class TwilioSignature {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://(\\[[^\\]]*\\]|[^/?#:]*)(:\\d+)?(.*)", Pattern.DOTALL);
    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]*)");
    private final List<String> tokens;

    /** @param tokens one or two, any of which may have signed */
    public TwilioSignature(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Whether any of our tokens made this signature.
     *
     * @param address the full address as configured at the provider, with the query as received
     * @param form decoded fields in any order; empty for GET and for bodies that are no form
     * @param body raw bytes
     */
    public boolean matches(String address, List<Map.Entry<String, String>> form, Buffer body, String given) {
        if (form.isEmpty() && !coversBody(address, body)) {
            return false;
        }
        var claimed = given.getBytes(StandardCharsets.UTF_8);
        var genuine = false;
        for (String token : tokens) {
            for (String spelling : spellings(address)) {
                var expected = sign(token, spelling, form).getBytes(StandardCharsets.UTF_8);
                genuine |= MessageDigest.isEqual(expected, claimed);
            }
        }
        return genuine;
    }

    /** The signature of a request. */
    public static String sign(String token, String address, List<Map.Entry<String, String>> form) {
        var fields = new TreeMap<String, Set<String>>();
        form.forEach(field ->
                fields.computeIfAbsent(field.getKey(), name -> new TreeSet<>()).add(field.getValue()));
        var text = new StringBuilder(address);
        fields.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return hmac(token, text.toString());
    }

    private static boolean coversBody(String address, Buffer body) {
        var hash = BODY_HASH.matcher(address);
        if (!hash.find()) {
            return body.length() == 0;
        }
        var stated = hash.group(1).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(Fingerprint.of(body.getBytes()).getBytes(StandardCharsets.US_ASCII), stated);
    }

    /** The provider signs with or without the port, and the host in capitals or not: the configured spelling first. */
    private static Set<String> spellings(String address) {
        var sent = address.split("#", 2)[0];
        var parts = ADDRESS.matcher(sent);
        if (!parts.matches()) {
            return Set.of(sent);
        }
        var spellings = new LinkedHashSet<String>();
        spellings.add(sent);
        var port = parts.group(1).equals("https") ? ":443" : ":80";
        for (String host : List.of(parts.group(2), parts.group(2).toLowerCase(Locale.ROOT))) {
            spellings.add(parts.group(1) + "://" + host + parts.group(4));
            spellings.add(
                    parts.group(1) + "://" + host + (parts.group(3) == null ? port : parts.group(3)) + parts.group(4));
        }
        return spellings;
    }

    private static String hmac(String token, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
