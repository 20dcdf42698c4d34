package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.connector.sms.Provider.fields;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.TwilioSignature;

class TwilioSignatureTest {
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
    private static final String HASH = "bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final List<Map.Entry<String, String>> CALL = fields(
            "CallSid",
            "CA1234567890ABCDE",
            "Caller",
            "+14158675309",
            "Digits",
            "1234",
            "From",
            "+14158675309",
            "To",
            "+18005551212");
    private static final List<Map.Entry<String, String>> REPEATED =
            fields("Sid", "CA123", "SidAccount", "AC123", "Digits", "5678", "Digits", "1234", "Digits", "1234");
    private static final List<Map.Entry<String, String>> VOICE =
            fields("CallSid", "CA1", "From", "+5511987654321", "StirVerstat", "TN-Validation-Passed-A");
    private static final String GOOD = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private static final TwilioSignature SIGNATURE = new TwilioSignature(List.of("12345"));

    /** The published vectors: token, address, form, body, signature. */
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("12345", URL, CALL, "", GOOD),
                Arguments.of("12345", URL, REPEATED, "", "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
                Arguments.of("12345", URL.replace(".com", ".com:443"), CALL, "", "kvajT1Ptam85bY51eRf/AJRuM3w="),
                Arguments.of("12345", http(":80"), CALL, "", "0ZXoZLH/DfblKGATFgpif+LLRf4="),
                Arguments.of("12345", http(":1234"), CALL, "", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
                Arguments.of("12345", URL + "&" + HASH, List.of(), JSON, "a9nBmqA0ju/hNViExpshrM61xv4="),
                Arguments.of(
                        "12345",
                        "https://mycompany.com/myapp.php?" + HASH,
                        List.of(),
                        JSON,
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                Arguments.of("12345", capitals(""), CALL, "", "g9IN/x4Cft2g517EjYvEvM/W7LU="),
                Arguments.of("12345", capitals(":1234"), CALL, "", "PCqOZm8cnu/L6+u5i5fuEd+Iac4="),
                Arguments.of("token", "https://api.acme.com/twilio/voice", VOICE, "", "A8xudRcvIv+pFEwk/mgVzWhDutw="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_published_vector_is_genuine_and_reproduced(
            String token, String url, List<Map.Entry<String, String>> form, String body, String signature) {
        assertThat(TwilioSignature.sign(token, url, form)).isEqualTo(signature);
        assertThat(new TwilioSignature(List.of(token)).matches(url, form, Buffer.buffer(body), signature))
                .isTrue();
        assertThat(new TwilioSignature(List.of("new", token)).matches(url, form, Buffer.buffer(body), signature))
                .as("secondary token")
                .isTrue();
        assertThat(new TwilioSignature(List.of("other")).matches(url, form, Buffer.buffer(body), signature))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:8443/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://MyCompany.com/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com/myapp.php?foo=1&bar=2#rc=2&rp=all, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    })
    void ports_capitals_of_the_host_and_fragments_do_not_matter(String configured, String signature) {
        assertThat(SIGNATURE.matches(configured, CALL, Buffer.buffer(), signature))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://mycompany.com/myapp.php?foo=1&bar=2",
        "https://mycompany.com/myapp.php?foo=1&bar=3",
        "https://mycompany.com/myapp.php",
        "https://mycompany.com/myapp.php?foo=1&bar=2&more=",
        "https://mycompany.org/myapp.php?foo=1&bar=2",
        "not an address",
    })
    void another_address_is_not_genuine(String address) {
        assertThat(SIGNATURE.matches(address, CALL, Buffer.buffer(), GOOD)).isFalse();
    }

    @Test
    void a_body_that_differs_from_its_hash_is_not_genuine() {
        var url = URL + "&" + HASH;
        assertThat(SIGNATURE.matches(url, List.of(), Buffer.buffer(JSON + " "), "a9nBmqA0ju/hNViExpshrM61xv4="))
                .isFalse();
    }

    @Test
    void a_body_that_no_signature_covers_is_not_genuine() {
        var signature = TwilioSignature.sign("12345", URL, List.of());
        assertThat(SIGNATURE.matches(URL, List.of(), Buffer.buffer(), signature))
                .isTrue();
        assertThat(SIGNATURE.matches(URL, List.of(), Buffer.buffer(JSON), signature))
                .isFalse();
    }

    @Property(tries = 300)
    void any_changed_value_is_not_genuine(
            @ForAll("forms") List<Map.Entry<String, String>> form, @ForAll int which, @ForAll String changed) {
        var signature = TwilioSignature.sign("12345", URL, form);
        var at = Math.floorMod(which, form.size());
        var old = form.get(at);
        Assume.that(!old.getValue().equals(changed));
        var forged = new ArrayList<>(form);
        forged.set(at, Map.entry(old.getKey(), changed));
        assertThat(SIGNATURE.matches(URL, form, Buffer.buffer(), signature)).isTrue();
        assertThat(SIGNATURE.matches(URL, forged, Buffer.buffer(), signature)).isFalse();
    }

    @Property(tries = 100)
    void an_added_or_removed_field_is_not_genuine(@ForAll("forms") List<Map.Entry<String, String>> form) {
        var signature = TwilioSignature.sign("12345", URL, form);
        var more = new ArrayList<>(form);
        more.add(Map.entry("Zusatz", ""));
        assertThat(SIGNATURE.matches(URL, more, Buffer.buffer(), signature)).isFalse();
        assertThat(SIGNATURE.matches(URL, form.subList(1, form.size()), Buffer.buffer(), signature))
                .isFalse();
    }

    @Property(tries = 100)
    void the_order_of_fields_does_not_matter(@ForAll("forms") List<Map.Entry<String, String>> form, @ForAll long seed) {
        var shuffled = new ArrayList<>(form);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(SIGNATURE.matches(URL, shuffled, Buffer.buffer(), TwilioSignature.sign("12345", URL, form)))
                .isTrue();
    }

    @Property(tries = 200)
    void no_made_up_signature_is_genuine(@ForAll String signature) {
        assertThat(SIGNATURE.matches(URL, CALL, Buffer.buffer(), signature)).isFalse();
    }

    @Provide
    Arbitrary<List<Map.Entry<String, String>>> forms() {
        var names = Arbitraries.of("Body", "From", "To", "MessageSid", "NumMedia", "Año", "zz");
        return Arbitraries.maps(names, Arbitraries.strings().ofMaxLength(40))
                .ofMinSize(2)
                .map(form -> List.copyOf(form.entrySet()));
    }

    private static String http(String port) {
        return "http://mycompany.com" + port + "/myapp.php?foo=1&bar=2";
    }

    private static String capitals(String port) {
        return "https://MyCompany.com" + port + "/myapp.php?foo=1&bar=2";
    }
}
