package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.model.Fingerprint;

/**
 * Our check of signatures beside the one of the provider's own library, on requests neither has seen before. They agree wherever
 * the library can be asked: it takes no repeated names, and loses the percent-encoding of an address while it tries it with or
 * without the port.
 */
class SameSignatureTest {
    private static final String TOKEN = "12345";
    private static final TwilioSignature OURS = new TwilioSignature(List.of(TOKEN));
    private static final RequestValidator THEIRS = new RequestValidator(TOKEN);

    /** What became of a request on its way. */
    enum Change {
        NONE,
        FIELD_ADDED,
        FIELD_LOST,
        FIELD_CHANGED,
        NAME_IN_CAPITALS,
        OTHER_ADDRESS,
        OTHER_TOKEN
    }

    /** Where a webhook is. The port as the provider signed it may differ from the one that is configured. */
    record Address(String scheme, String host, String port, String signedPort, String rest) {
        String configured() {
            return scheme + "://" + host + port + rest;
        }

        String signed() {
            return scheme + "://" + host + signedPort + rest;
        }

        boolean isEncoded() {
            return rest.contains("%");
        }
    }

    @Property(tries = 3_000)
    void both_say_the_same_of_a_form(
            @ForAll("addresses") Address address, @ForAll("forms") Map<String, String> form, @ForAll Change change) {
        String token = change == Change.OTHER_TOKEN ? "54321" : TOKEN;
        String signature = TwilioSignature.sign(token, address.signed(), List.copyOf(form.entrySet()));
        String configured = address.configured() + (change == Change.OTHER_ADDRESS ? "x" : "");
        var arrived = changed(form, change);
        boolean ours = OURS.matches(configured, List.copyOf(arrived.entrySet()), Buffer.buffer(), signature);
        boolean theirs = THEIRS.validate(configured, arrived, signature);
        if (theirs || !address.isEncoded()) {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @Property(tries = 500)
    void what_nobody_changed_is_genuine_to_both(
            @ForAll("addresses") Address address, @ForAll("forms") Map<String, String> form) {
        String configured = address.configured();
        String signature = TwilioSignature.sign(TOKEN, configured, List.copyOf(form.entrySet()));
        assertThat(THEIRS.validate(configured, form, signature)).isTrue();
        assertThat(OURS.matches(configured, List.copyOf(form.entrySet()), Buffer.buffer(), signature))
                .isTrue();
    }

    /** The library's way in for such bodies reads the address with an HTTP client; its two halves are asked here. */
    @Property(tries = 500)
    void both_say_the_same_of_another_body(@ForAll String body, @ForAll String other, @ForAll boolean isKept) {
        String hash = Fingerprint.of(Buffer.buffer(body).getBytes());
        String address = "https://city.example/in/sms/message?bodySHA256=" + hash;
        String signature = TwilioSignature.sign(TOKEN, address, List.of());
        String arrived = isKept ? body : other;
        boolean theirs = THEIRS.validate(address, Map.of(), signature) && THEIRS.validateBody(arrived, hash);
        assertThat(OURS.matches(address, List.of(), Buffer.buffer(arrived), signature))
                .isEqualTo(theirs);
    }

    private static Map<String, String> changed(Map<String, String> form, Change change) {
        var arrived = new TreeMap<>(form);
        String first = arrived.firstKey();
        String value = arrived.firstEntry().getValue();
        switch (change) {
            case FIELD_ADDED -> arrived.put("zzz", "");
            case FIELD_LOST -> arrived.remove(first);
            case FIELD_CHANGED -> arrived.put(first, value + " ");
            case NAME_IN_CAPITALS -> {
                arrived.remove(first);
                arrived.put(first.toUpperCase(Locale.ROOT), value);
            }
            case NONE, OTHER_ADDRESS, OTHER_TOKEN -> {
                // nothing happened to the fields
            }
        }
        return arrived;
    }

    @Provide
    Arbitrary<Address> addresses() {
        var ports = Arbitraries.of("", "", ":443", ":80", ":8443");
        return Combinators.combine(
                        Arbitraries.of("https", "http"),
                        Arbitraries.of("city.example", "a-b.example.org", "127.0.0.1", "xn--espaa-rta.example"),
                        ports,
                        ports,
                        Arbitraries.of("/in/sms/message", "/", "/x?a=1&b=%C3%B1", "/x?q=1+2&n=AV-1", "/y?d=%20"))
                .as(Address::new);
    }

    @Provide
    Arbitrary<Map<String, String>> forms() {
        var names = Arbitraries.of("Body", "From", "To", "MessageSid", "NumMedia", "año", "Z", "a", "AB", "A");
        return Arbitraries.maps(names, Arbitraries.strings().ofMaxLength(60)).ofMinSize(2);
    }
}
