package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.notify.Messages.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.model.Reporter;

class RecipientsTest {
    private static final Map<String, String> INSTANCES = Map.of("sms", "sms", "chat", "bot");

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    sms,     chat,    goes, code
                    OK,      OK,      sms,
                    OK,      BOUNCED, sms,
                    BOUNCED, OK,      bot,
                    BOUNCED, BOUNCED, ,     contact-bounced
                    BOUNCED, STOPPED, ,     contact-stopped
                    STOPPED, OK,      ,     contact-stopped
                    """)
    void a_dead_contact_is_got_round_and_a_wish_for_silence_is_not(
            ContactState sms, ContactState chat, @Nullable String goes, @Nullable String code) {
        var ways = List.of(contact(1, "sms", sms), contact(2, "chat", chat));
        var choice = Recipients.choose(notice("status", "sms"), Optional.of(ways.get(0)), ways, INSTANCES);
        assertThat(choice.instance()).isEqualTo(goes);
        assertThat(Optional.ofNullable(choice.end()).map(end -> end.next().code()))
                .isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void a_channel_that_nobody_sends_on_is_no_way() {
        var ways = List.of(contact(1, "sms", ContactState.BOUNCED), contact(2, "pigeon", ContactState.OK));
        var choice = Recipients.choose(notice("status", "sms"), Optional.of(ways.get(0)), ways, INSTANCES);
        assertThat(Objects.requireNonNull(choice.end()).next().state()).isEqualTo(NoticeState.UNDELIVERABLE);
    }

    @Test
    void the_confirmation_of_silence_is_the_one_message_that_still_goes() {
        var silent = contact(1, "sms", ContactState.STOPPED);
        var choice = Recipients.choose(notice("stopped", "sms"), Optional.of(silent), List.of(silent), INSTANCES);
        assertThat(choice.to()).isEqualTo(silent);
    }

    private static Contact contact(long id, String channel, ContactState state) {
        return new Contact(id, "santander", channel, "+34600000001", null, "es", state, Reporter.Assurance.CLAIMED);
    }
}
