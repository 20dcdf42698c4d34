package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen's answer carries what the hub needs to find the report, by whichever way it survived the journey. */
class FollowUpTest {
    private static final String TOKEN = "R7k2QzR7k2QzR7k2Qz";

    private final Rig rig = new Rig();

    @BeforeEach
    void start() throws Exception {
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Heard heard(String to, String field) throws Exception {
        String mail = Mails.plain(
                        "<answer@x.example>",
                        "Re: Aviso",
                        "Sigue igual.\r\n\r\n" + "El mar, 4 mar 2025 a las 10:00, Buzón (<" + PostOffice.CITY
                                + ">) escribió:\r\n> Recibido.")
                .replace("To: " + PostOffice.CITY, "To: " + to);
        rig.post.post("ana@citizens.example", to, (field + mail).getBytes(StandardCharsets.UTF_8));
        return rig.hub.next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buzon+" + TOKEN + "@city.example", "Buzon+" + TOKEN + "@City.Example"})
    void the_token_of_the_plus_address_finds_the_report(String to) throws Exception {
        var answer = heard(to, "");
        assertThat(answer.thread().token()).isEqualTo(TOKEN);
        assertThat(answer.shown()).isEqualTo("Sigue igual.");
        assertThat(answer.words()).contains("Recibido.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delivered-To", "X-Original-To", "Envelope-To", "Cc"})
    void the_token_is_found_where_the_mail_system_wrote_it(String field) throws Exception {
        var answer = heard(PostOffice.CITY, field + ": <buzon+" + TOKEN + "@city.example>\r\n");
        assertThat(answer.thread().token()).isEqualTo(TOKEN);
    }

    @Test
    void a_plus_that_was_percent_encoded_is_one_too() throws Exception {
        var answer = heard(PostOffice.CITY, "X-Original-To: buzon%2B" + TOKEN + "@city.example\r\n");
        assertThat(answer.thread().token()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"In-Reply-To", "References"})
    void the_token_in_our_message_id_finds_the_report_when_the_plus_part_was_dropped(String field) throws Exception {
        var answer = heard(PostOffice.CITY, field + ": <d1." + TOKEN + "@city.example>\r\n");
        assertThat(answer.thread().token()).isEqualTo(TOKEN);
    }

    @Test
    void what_it_answers_is_told_nearest_first_even_when_it_is_not_ours() throws Exception {
        var answer = heard(
                PostOffice.CITY,
                "In-Reply-To: <c@x.example>\r\nReferences: <a@x.example>\r\n <broken <b@x.example> <c@x.example>\r\n");
        assertThat(answer.thread().token()).isNull();
        assertThat(answer.thread().nativeRefs()).startsWith("<c@x.example>").endsWith("<a@x.example>");
        assertThat(answer.thread().selfId()).isEqualTo("<answer@x.example>");
    }

    @Test
    void a_number_in_the_subject_is_a_hint() throws Exception {
        rig.post.post(Mails.plain("<n@x.example>", "Re: [SDR-1042] Farola", "Sigue igual."));
        assertThat(rig.hub.next().thread().number()).isEqualTo("SDR-1042");
    }

    @Test
    void somebody_elses_token_address_is_no_token() throws Exception {
        var answer = heard(PostOffice.CITY, "Cc: buzon+" + TOKEN + "@other.example\r\n");
        assertThat(answer.thread().token()).isNull();
    }
}
