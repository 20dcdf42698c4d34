package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.connector.sms.Provider.NOW;
import static org.ventanilla.connector.sms.Provider.fields;
import static org.ventanilla.connector.sms.Provider.message;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission.Flag;

class MessageReaderTest {
    private static final String MEDIA = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME";
    private final MessageReader reader = new MessageReader("phones", Provider.phoneBook(), Provider.commands());

    static Stream<String> texts() {
        return Stream.of(
                "Farola apagada en la calle Burgos 12",
                "x".repeat(1600),
                "ñ".repeat(4000),
                "👩‍🦽 hoyo 🕳️",
                "antes\u0000después",
                "\u202Eשלום\u202C عربى",
                " \n sangrado ",
                "STOP 12345");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void words_are_kept_exactly(String text) {
        assertThat(Drafts.text(read(message(text)))).isEqualTo(text);
    }

    @Test
    void a_plain_message_names_its_sender_and_its_id() {
        var draft = draft(message("hola", "FromCity", "SANTANDER", "SmsSid", "SM1"));
        assertThat(draft.nativeId()).isEqualTo("SM1");
        assertThat(draft.occurredAt()).isEqualTo(NOW);
        assertThat(draft.reporter().address()).isEqualTo("+34612345678");
        assertThat(draft.reporter().kind()).isEqualTo(AddressKind.MOBILE);
        assertThat(draft.reporter().assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(draft.location()).as("the number's town is no place").isNull();
        assertThat(draft.flags()).containsExactly(Flag.CHAT);
    }

    @Test
    void a_picture_without_words_is_a_draft() {
        var draft = draft(message("", "NumMedia", "1", "MediaUrl0", MEDIA + 1, "MediaContentType0", "image/jpeg"));
        assertThat(draft.text()).isNull();
        assertThat(draft.files()).containsExactly(new DraftFile.Remote(URI.create(MEDIA + 1), "image/jpeg"));
    }

    @Test
    void a_message_without_body_field_and_with_ten_pictures_is_a_draft() {
        var form = fields("SmsMessageSid", "MM1", "From", "whatsapp:+34612345678", "NumMedia", "10");
        for (int n = 0; n < 10; n++) {
            form.add(Map.entry("MediaUrl" + n, MEDIA + n));
        }
        assertThat(draft(form).files()).hasSize(10);
        assertThat(draft(form).nativeId()).isEqualTo("MM1");
    }

    @Test
    void pictures_that_cannot_be_fetched_flag_the_draft_and_do_not_lose_it() {
        var draft = draft(message("foto", "NumMedia", "3", "MediaUrl0", "not an address", "MediaUrl1", MEDIA + 1));
        assertThat(draft.files()).hasSize(1);
        assertThat(draft.flags()).containsExactly(Flag.CHAT, Flag.PARTIAL);
    }

    @Test
    void a_shared_position_and_a_profile_name_are_taken_over() {
        var draft = draft(message(
                "", "Latitude", "43.4623", "Longitude", "-3.8099", "Label", "Plaza Porticada", "ProfileName", "Ana"));
        assertThat(draft.location())
                .isEqualTo(new GivenLocation(43.4623, -3.8099, null, GivenLocation.Obtained.SHARED, "Plaza Porticada"));
        assertThat(draft.reporter().displayName()).isEqualTo("Ana");
    }

    @ParameterizedTest
    @CsvSource({"91,0", "0,181", "x,1", "NaN,1", "'',''", "Infinity,0"})
    void a_position_off_the_globe_is_no_position(String lat, String lon) {
        assertThat(draft(message("hola", "Latitude", lat, "Longitude", lon)).location())
                .isNull();
    }

    @Test
    void an_answer_to_one_of_our_messages_refers_to_it() {
        var thread = draft(message("sí", "OriginalRepliedMessageSid", "SM77")).thread();
        assertThat(thread).isNotNull().satisfies(t -> assertThat(t.nativeRefs()).containsExactly("SM77"));
    }

    @Test
    void a_withheld_number_reports_anonymously() {
        var reporter = draft(fields("MessageSid", "SM1", "From", "+266696687", "Body", "STOP"))
                .reporter();
        assertThat(reporter.canBeAnswered()).isFalse();
        assertThat(reporter.address()).isNull();
        assertThat(reporter.assurance()).isEqualTo(Assurance.NONE);
    }

    @ParameterizedTest
    @CsvSource({"baja,STOP,confirm", "Stop.,STOP,", "' Alta ',START,", "AYUDA,HELP,"})
    void a_command_is_no_report_and_a_stop_that_the_provider_does_not_know_is_confirmed(
            String body, ControlEvent.Type type, @Nullable String code) {
        assertThat(read(message(body)))
                .isEqualTo(
                        new Inbound.Control(new ControlEvent("phones", "+34612345678", type, null, code, NOW, "SM1")));
    }

    @Test
    void the_providers_own_opt_out_is_obeyed_whatever_the_words_are() {
        assertThat(read(message("no me escriban", "OptOutType", "STOP")))
                .isEqualTo(new Inbound.Control(new ControlEvent(
                        "phones", "+34612345678", ControlEvent.Type.STOP, null, "answered-by-provider", NOW, "SM1")));
    }

    @Test
    void the_word_stop_with_a_picture_is_a_report() {
        assertThat(draft(message("STOP", "NumMedia", "1", "MediaUrl0", MEDIA)).files())
                .hasSize(1);
    }

    private Inbound read(List<Map.Entry<String, String>> form) {
        return reader.read(new Parameters(form), NOW);
    }

    private Inbound.Draft draft(List<Map.Entry<String, String>> form) {
        return Drafts.of(read(form));
    }
}
