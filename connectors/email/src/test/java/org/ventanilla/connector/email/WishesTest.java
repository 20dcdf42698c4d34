package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.ControlEvent;

/** Only the whole of a mail is a wish; a report that happens to hold the word is a report. */
class WishesTest {
    private static final String OURS = "Re: [AV-1042] Hemos recibido su aviso";

    private final MailParser parser = new MailParser(
            OwnAddresses.of(PostOffice.CITY, List.of()), new ReplyText(ReplyLines.shipped()), Clock.systemUTC());
    private final Wishes wishes = new Wishes(WishWords.shipped(), "buzon", Clock.systemUTC());

    private @Nullable ControlEvent wish(String mail) {
        var raw = Buffer.buffer(mail.getBytes(StandardCharsets.UTF_8));
        var heard = wishes.heeded(parser.parse(new RawItem("1:1", NativeId.of(raw.getBytes()), raw, Mailbox.TYPE)));
        return heard.size() == 1 && heard.get(0) instanceof Inbound.Control control ? control.event() : null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                OURS + " | BAJA | STOP",
                OURS + " | Baja. | STOP",
                OURS + " | ¡Quiero darme de baja! | STOP",
                OURS + " | unsubscribe | STOP",
                "BAJA | BAJA | STOP",
                "Re: Baja | '' | STOP",
                "unsubscribe | '' | STOP",
                OURS + " | Alta | START",
                OURS + " | dar de baja el contenedor | ",
                OURS + " | El vecino quiere darse de baja | ",
                "Contenedor de la calle Alta | baja | ",
                "BAJA | La farola sigue rota | ",
                "Calle Alta | '' | ",
            })
    void the_whole_text_or_nothing(String subject, String text, ControlEvent.@Nullable Type expected) {
        var wish = wish(Mails.plain("<w@x.example>", subject, text));
        assertThat(wish == null ? null : wish.type()).isEqualTo(expected);
        if (wish != null) {
            assertThat(wish.address()).isEqualTo("ana@citizens.example");
            assertThat(wish.code()).isEqualTo(ControlEvent.CONFIRM);
        }
    }

    @Test
    void quotes_and_signatures_below_the_word_do_not_count() {
        String text = "BAJA\r\n\r\nEl mar, 4 mar 2025 a las 10:00, Buzón (<" + PostOffice.CITY
                + ">) escribió:\r\n> Hemos recibido su aviso.\r\n> Puede contestar.\r\n";
        var wish = wish(Mails.plain("<w@x.example>", OURS, text));
        assertThat(wish).isNotNull().extracting(ControlEvent::type).isEqualTo(ControlEvent.Type.STOP);
    }

    @Test
    void a_photo_with_the_word_and_a_machine_that_says_it_are_read() {
        String photo = Mails.withPhoto("<w@x.example>", "/9j/4AAQSkZJRg==").replace("Hay un bache.", "baja");
        assertThat(wish(photo)).isNull();
        assertThat(wish("Auto-Submitted: auto-replied\r\n" + Mails.plain("<w@x.example>", OURS, "BAJA")))
                .isNull();
    }

    @Test
    void the_address_that_a_mail_of_ours_named_for_it_says_which_mail_it_was() {
        String id = "6f6f7a34-3c6b-4b93-9d5e-0b6c8d1f2a3b";
        String mail = Mails.plain("<w@x.example>", "whatever", "no words count here")
                .replace("To: " + PostOffice.CITY, "To: Buzon+STOP-" + id + "@city.example");
        var wish = wish("Auto-Submitted: auto-generated\r\n" + mail);
        assertThat(wish)
                .isNotNull()
                .extracting(ControlEvent::type, ControlEvent::deliveryId, ControlEvent::code)
                .containsExactly(ControlEvent.Type.STOP, id, ControlEvent.UNSUBSCRIBE);
    }
}
