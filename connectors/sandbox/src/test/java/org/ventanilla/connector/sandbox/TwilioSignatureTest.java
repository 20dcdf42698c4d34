package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures published with Twilio's own libraries, the last one by a third party. */
class TwilioSignatureTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            documented example | 12345 | https://mycompany.com/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | RSOYDt4T1cUTdK1PDd93/VVr8B8=
            repeated names, duplicate values collapse | 12345 | https://mycompany.com/myapp.php?foo=1&bar=2 | Sid=CA123 SidAccount=AC123 Digits=5678 Digits=1234 Digits=1234 | IK+Dwps556ElfBT0I3Rgjkr1wJU=
            https signed with :443 | 12345 | https://mycompany.com:443/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | kvajT1Ptam85bY51eRf/AJRuM3w=
            http signed with :80 | 12345 | http://mycompany.com:80/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | 0ZXoZLH/DfblKGATFgpif+LLRf4=
            http with :1234 | 12345 | http://mycompany.com:1234/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | Zmvh+3yNM1Phv2jhDCwEM3q5ebU=
            JSON body, other query parameters | 12345 | https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620 |  | a9nBmqA0ju/hNViExpshrM61xv4=
            JSON body, bodySHA256 alone | 12345 | https://mycompany.com/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620 |  | y77kIzt2vzLz71DgmJGsen2scGs=
            host in mixed case is signed as configured | 12345 | https://MyCompany.com/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | g9IN/x4Cft2g517EjYvEvM/W7LU=
            host in mixed case and a port | 12345 | https://MyCompany.com:1234/myapp.php?foo=1&bar=2 | CallSid=CA1234567890ABCDE Caller=+14158675309 Digits=1234 From=+14158675309 To=+18005551212 | PCqOZm8cnu/L6+u5i5fuEd+Iac4=
            with StirVerstat among the parameters | token | https://api.acme.com/twilio/voice | CallSid=CA1 From=+5511987654321 StirVerstat=TN-Validation-Passed-A | A8xudRcvIv+pFEwk/mgVzWhDutw=
            """)
    void signs_as_twilio_does(String name, String token, URI url, @Nullable String params, String signature) {
        assertThat(TwilioSignature.of(token, url, form(params))).isEqualTo(signature);
    }

    @Test
    void the_fragment_is_not_signed() {
        MultiMap params = form("Body=hola");

        assertThat(TwilioSignature.of("t", URI.create("http://a.example/in#rc=2"), params))
                .isEqualTo(TwilioSignature.of("t", URI.create("http://a.example/in"), params));
    }

    private static MultiMap form(@Nullable String params) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        for (String pair : params == null ? new String[0] : params.split(" ")) {
            String[] nameAndValue = pair.split("=", 2);
            form.add(nameAndValue[0], nameAndValue[1]);
        }
        return form;
    }
}
