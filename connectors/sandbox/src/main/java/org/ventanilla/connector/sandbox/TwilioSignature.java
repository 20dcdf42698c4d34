package org.ventanilla.connector.sandbox;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a form POST as Twilio does (Twilio, "Security: validating requests"): base64 of HMAC-SHA1 over URL and parameters. */
final class TwilioSignature {
    private static final String ALGORITHM = "HmacSHA1";

    private TwilioSignature() {}

    /**
     * @param url exactly as configured, port and query included; the fragment is neither sent nor signed
     * @param params the decoded form parameters; empty for GET and for JSON bodies
     */
    static String of(String authToken, URI url, MultiMap params) {
        StringBuilder signed = new StringBuilder(url.toString().split("#", 2)[0]);
        // A repeated name counts once per distinct value, in the order of the values.
        for (String name : new TreeSet<>(params.names())) {
            for (String value : new TreeSet<>(params.getAll(name))) {
                signed.append(name).append(value);
            }
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
