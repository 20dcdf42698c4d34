package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.Reporter.AddressKind;

class PhoneBookTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+34612345678, +34612345678, MOBILE, true",
                "612 34 56 78, +34612345678, MOBILE, true",
                "0034612345678, +34612345678, MOBILE, true",
                "+34942203000, +34942203000, LANDLINE, true",
                "+14158675309, +14158675309, MOBILE, true",
                "whatsapp:+34612345678, whatsapp:+34612345678, MOBILE, true",
                "WhatsApp:+34612345678, whatsapp:+34612345678, MOBILE, true",
                "+99912345678901, +99912345678901, MOBILE, true",
                "2021, 2021, SHORT_CODE, false",
                "217217, 217217, SHORT_CODE, false",
                "CorreosInfo, CorreosInfo, ALPHANUMERIC, false",
                "3M, 3M, ALPHANUMERIC, false",
                "rcs:agent_1, rcs:agent_1, ACCOUNT, false",
                "+266696687, -, NONE, false",
                "266696687, -, NONE, false",
                "+86282452253, -, NONE, false",
                "Anonymous, -, NONE, false",
                "whatsapp:anonymous, -, NONE, false",
                "'  ', -, NONE, false",
                "-, -, NONE, false",
                "+-*/, +-*/, NONE, false",
            })
    void senders_are_told_apart(String given, String address, AddressKind kind, boolean replyable) {
        assertThat(Provider.phoneBook().read(given)).isEqualTo(new PhoneAddress(address, kind, replyable));
    }

    @Property(tries = 300)
    void reading_a_sender_never_fails_and_keeps_what_can_be_answered(@ForAll String given) {
        var sender = Provider.phoneBook().read(given);
        assertThat(sender.replyable() && sender.address() == null).isFalse();
    }
}
