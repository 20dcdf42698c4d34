package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The writer's own words are shown, in the languages and programs citizens use; when in doubt, more is shown. */
class ReplyTextTest {
    private static final ReplyText REPLIES = new ReplyText(ReplyLines.shipped());
    private static final String OWN = "Sigue sin funcionar.\n\nEs la segunda de la calle.";

    private static String shown(String text) {
        String own = REPLIES.of(text, "Re: Aviso");
        return own == null ? text.strip() : own;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Gmail
                "El lun, 4 mar 2025 a las 10:05, Ayuntamiento (<buzon@ciudad.example>) escribió:",
                "El mar, 4 de marzo de 2025 10:05, Ayuntamiento <\nbuzon@ciudad.example> escribió:",
                "El lunes, 4 de marzo de 2025, Ayuntamiento <buzon@ciudad.example>\nescribió:",
                // Apple Mail and iPhone
                "El 4 mar 2025, a las 10:05, Ayuntamiento <buzon@ciudad.example> escribió:",
                // Thunderbird
                "El 4/3/25 a las 10:05, Ayuntamiento escribió:",
                "El 04/03/2025 10:05, Ayuntamiento escribió:",
                // Yahoo
                "En lunes, 4 de marzo de 2025, 10:05:11 CET, Ayuntamiento <buzon@ciudad.example> escribió:",
                // Without a verb
                "04.03.2025, 10:05, \"Ayuntamiento\" <buzon@ciudad.example>:",
                // Co-official languages
                "El dl., 4 de març 2025 a les 10:05, Ajuntament (<bustia@ciutat.example>) va escriure:",
                "O luns, 4 de mar. de 2025 ás 10:05, Concello (<caixa@cidade.example>) escribiu:",
                "Ayuntamenduak igorleak hau idatzi du (2025 mar. 4, 10:05) <b@c.example> idatzi du:",
                // Others
                "On Mon, Mar 4, 2025 at 10:05 AM City <box@city.example> wrote:",
                "Am Mo., 4. März 2025 um 10:05 Uhr schrieb Stadt <post@stadt.example>:",
                "Le lun. 4 mars 2025 à 10:05, Ville <boite@ville.example> a écrit :",
                "Il giorno lun 4 mar 2025 alle ore 10:05 Città <box@citta.example> ha scritto:",
                "Em seg., 4 de mar. de 2025 às 10:05, Cidade <caixa@cidade.example>\nescreveu:",
                "Op ma 4 mrt 2025 om 10:05 schreef Stad <bus@stad.example>:",
                "pon., 4 mar 2025 o 10:05 Miasto <poczta@miasto.example> napisał(a):",
                "Den man. 4. mar. 2025 kl. 10.05 skrev By <post@by.example>:",
                "man. 4. mars 2025 kl. 10:05 skrev By <post@by.example>:",
                "Den mån 4 mars 2025 kl 10:05 skrev Stad <post@stad.example>:",
                "ma 4. maalisk. 2025 klo 10.05 Kaupunki (posti@kaupunki.example) kirjoitti:",
                "пн, 4 мар. 2025 г. в 10:05, Город <pochta@gorod.example>:",
                "Понедельник, 4 марта 2025, 10:05 +03:00 от Город <pochta@gorod.example>:",
                "Vào Th 2, 4 thg 3, 2025 vào lúc 10:05 Thành phố <hop@tp.example> đã viết:",
                "市政府 <box@city.example> 于2025年3月4日周一 10:05写道：",
                "Missatge de Ajuntament <\nbustia@ciutat.example> del dia dl., 4 de març 2025 a les 10:05:",
                "Cidade <\ncaixa@cidade.example> escreveu (segunda, 4/03/2025 à(s) 10:05):",
                "Mensaje citado por Ayuntamiento <buzon@ciudad.example>:",
            })
    void a_quote_is_found_by_the_line_above_it(String introduction) {
        assertThat(shown(OWN + "\n\n" + introduction + "\n\nSu aviso AV-1 está en curso.\n"))
                .isEqualTo(OWN);
        assertThat(shown(OWN + "\n\n" + introduction + "\n> Su aviso AV-1\n> está en curso.\n"))
                .isEqualTo(OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "De: Ayuntamiento <buzon@ciudad.example>\nEnviado: lunes, 4 de marzo de 2025 10:05\nPara: Ana\nAsunto: Aviso",
                "*De:* Ayuntamiento\n*Enviado el:* lunes\n*Para:* Ana\n*Asunto:* Aviso",
                "________________________________\nDe: Ayuntamiento\nEnviado: lunes\nPara: Ana\nAsunto: Aviso",
                "-----Mensaje original-----\nDe: Ayuntamiento",
                "-------- Mensaje original --------\nDe: Ayuntamiento\nFecha: 4/3/25 10:05 (GMT+01:00)\nA: Ana",
                "From: City\nSent: Monday\nTo: Ana\nSubject: x",
                "Von: Stadt\nGesendet: Montag\nAn: Ana\nBetreff: x",
                "De : Ville\nEnvoyé : lundi\nÀ : Ana\nObjet : x",
                "Da: Città\nInviato: lunedì\nA: Ana\nOggetto: x",
                "De: Cidade\nEnviado: segunda\nPara: Ana\nAssunto: x",
                "Van: Stad\nVerzonden: maandag\nAan: Ana\nOnderwerp: x",
                "Od: Miasto\nWysłano: poniedziałek\nDo: Ana\nTemat: x",
                "Fra: By\nSendt: mandag\nTil: Ana\nEmne: x",
                "Från: Stad\nSkickat: måndag\nTill: Ana\nÄmne: x",
                "Lähettäjä: Kaupunki\nLähetetty: maanantai\nVastaanottaja: Ana\nAihe: x",
                "От: Город\nОтправлено: \u200Eпонедельник\nКому: Ana\nТема: x",
                "Từ: Thành phố\nĐã gửi: Thứ Hai\nTới: Ana\nChủ đề: x",
                "发件人: 市政府\n发送时间: 2025年3月4日\n收件人: Ana\n主题: x",
            })
    void a_quote_is_found_by_the_header_lines_above_it(String header) {
        assertThat(shown(OWN + "\n\n" + header + "\n\nSu aviso AV-1 está en curso.\n"))
                .isEqualTo(OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Enviado desde mi iPhone",
                "Enviado desde mi Samsung Galaxy",
                "Enviado desde Outlook para Android<https://aka.ms/x>",
                "Obtener Outlook para iOS<https://aka.ms/x>",
                "Enviado desde Yahoo Mail con Android",
                "Enviat des del meu iPhone",
                "Sent from my iPhone",
                "Get Outlook for Android<https://aka.ms/x>",
                "Von meinem iPhone gesendet",
                "Envoyé de mon iPhone",
                "Inviato da iPhone",
                "Enviado do meu iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Wysłane z iPhone'a",
                "Sendt fra min iPhone",
                "Skickat från min iPhone",
                "Lähetetty iPhonesta",
                "Отправлено с iPhone",
                "Được gửi từ iPhone",
                "发自我的 iPhone",
                "-- \nAna Pérez\nPresidenta de la asociación",
                "--\nAna Pérez\n600 000 000",
                "__________\nLista de vecinos\nhttps://lista.example/info",
                "AVISO LEGAL: Este mensaje es confidencial y va dirigido solo a su destinatario.",
                "Este correo y sus adjuntos son confidenciales.\n\nThis email and any files are confidential.",
                "Obtén BlueMail para Android",
                "<https://www.avast.com/sig-email?utm_medium=email>\tLibre de virus.www.avast.com\n<https://www.avast.com/sig>",
                "[cid:image001.png@01DC4D70.5A3C2B10]",
            })
    void a_signature_is_not_shown(String signature) {
        assertThat(shown(OWN + "\n\n" + signature)).isEqualTo(OWN);
    }

    @Test
    void what_is_written_below_a_phones_signature_stays() {
        assertThat(shown("Una.\n\nEnviado desde mi iPhone\n\nY otra cosa.")).isEqualTo("Una.\n\n\nY otra cosa.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Yahoo's apps, with spaces that cannot be seen
                "\u00A0\n  El lun., 4 mar. 2025 a la(s) 10:05, Ayuntamiento<buzon@ciudad.example> escribió:   Hola, Ana:\n\nEstá.",
                // Samsung's mail program
                "-------- Mensaje original --------De: Ayuntamiento <buzon@ciudad.example> Fecha: 4/3/25  10:05  "
                        + "(GMT+01:00) A: ana@ejemplo.example Asunto: Aviso AV-1 Hola, Ana: su aviso está en curso. "
                        + "Se atenderá en los próximos días. Gracias por su colaboración. Ayuntamiento.",
            })
    void a_quote_may_go_on_where_it_is_introduced(String quote) {
        assertThat(shown(OWN + "\n" + quote)).isEqualTo(OWN);
    }

    @Test
    void an_office_puts_its_card_below_an_answer() {
        String card =
                "\n\u00A0\n\nInés Gil\n\n\u00A0\n\nAdministradora de fincas\nFincas Gil, S.L.\nTel.: 942 000 000\n";
        String quote =
                "\n________________________________\nDe: Ayuntamiento\nEnviado: lunes\nPara: Inés\nAsunto: Aviso\n\nHola.";
        assertThat(shown(OWN.replace("\n\n", "\n\n\u00A0\n\n") + "\n\u00A0\nUn saludo,\n" + card + quote))
                .isEqualTo(OWN + "\n\nUn saludo,");
        assertThat(shown(OWN + "\n\nUn saludo,\nInés\n" + quote)).isEqualTo(OWN + "\n\nUn saludo,\nInés");
        String question = "\nInés Gil\nFincas Gil\n942 000 000\n¿Pueden llamarme?\n";
        assertThat(shown(OWN + "\n\nUn saludo," + question + quote)).contains("Fincas Gil", "llamarme");
    }

    /** The address may be all that says where. */
    @Test
    void the_card_below_a_first_mail_stays() {
        String text = OWN + "\n\nUn saludo,\nInés Gil\nCalle del Sol, 12\n942 000 000";
        assertThat(REPLIES.of(text, "Farola")).isNull();
    }

    @Test
    void lines_that_the_writer_began_with_an_arrow_stay() {
        String own =
                "> Terraza -> acera -> paso de cebra.\nPor ahí no se pasa.\n\n-- y van dos veces --\n\nel bus de las 7:40 pasa a las 7:55";
        assertThat(REPLIES.of(own, "Terraza")).isNull();
        String quote = "\n\nEl 4/3/25 a las 10:05, Ayuntamiento escribió:\n> ¿Dónde es?\n";
        assertThat(shown(own + quote)).isEqualTo(own);
        assertThat(shown("> ¿Dónde es?\nEn la esquina.")).isEqualTo("En la esquina.");
    }

    /** As iPhones do. */
    @Test
    void the_line_above_a_quote_may_be_quoted_too() {
        String quote = "> El 4 mar 2025, a las 10:05, Ayuntamiento escribió:\n> \n> Su aviso AV-1\n";
        assertThat(shown(OWN + "\n\nEnviado desde mi iPhone\n\n" + quote)).isEqualTo(OWN);
    }

    @Test
    void answers_between_quoted_lines_stay() {
        String text =
                """
                Buenas:

                El 4 mar 2025, a las 10:05, Ayuntamiento escribió:
                > ¿En qué número está la farola que no luce?
                en el 12
                > ¿Desde cuándo?

                Desde el lunes.

                > Gracias
                """;
        assertThat(shown(text)).isEqualTo("Buenas:\n\nen el 12\n\nDesde el lunes.");
    }

    @Test
    void the_rest_of_a_quoted_line_that_was_wrapped_goes_with_it() {
        String text =
                """
                Gracias.

                El 4 mar 2025, a las 10:05, Ayuntamiento escribió:
                > Hemos recibido su aviso sobre la farola de la calle del Sol,
                que atenderemos pronto
                > Un saludo
                """;
        assertThat(shown(text)).isEqualTo("Gracias.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El vecino del tercero escribió:\nque no se puede dormir",
                "En el portal 14 alguien escribió: fuera de aquí",
                "De: la esquina\nhasta el final no hay luz",
                "Para: el alcalde\nAsunto: las farolas\nNo lucen.",
                "Faltan:\n-- la farola 12\n-- la farola 14\n\nGracias",
                "El 4 de marzo de 2025 se cayó un árbol en la plaza, a las 10:05:\nnadie ha venido",
                "Llevan desde 2019 diciendo:\nya iremos",
            })
    void a_report_that_only_looks_like_a_quote_is_shown_whole(String text) {
        assertThat(REPLIES.of(text, "Aviso")).isNull();
    }

    @Test
    void a_forwarded_mail_is_what_the_citizen_wants_to_show() {
        for (String mark : List.of(
                "---------- Forwarded message ---------",
                "---------- Mensaje reenviado ---------",
                "-------- Mensaje reenviado --------",
                "Inicio del mensaje reenviado:")) {
            String text =
                    "Miren esto.\n\n" + mark + "\nDe: Luis\nFecha: ayer\nPara: Ana\nAsunto: Obras\n\nHay una zanja.";
            assertThat(shown(text)).isEqualTo(text);
        }
        assertThat(REPLIES.of("De: Luis\nEnviado: ayer\nPara: Ana\n\nHay una zanja.", "RV: Obras"))
                .isNull();
    }

    @Provide
    Arbitrary<String> mails() {
        var lines = Arbitraries.of(
                "",
                " ",
                "> citado",
                ">",
                "-- ",
                "__",
                "hola",
                "El 4 mar 2025, a las 10:05, X escribió:",
                "On Mon",
                "wrote:",
                "De: X",
                "Enviado: lunes",
                "Para: Y",
                "-----Mensaje original-----",
                "---------- Mensaje reenviado ---------",
                "Enviado desde mi iPhone",
                "(http://x.example)",
                "AVISO LEGAL",
                "-----BEGIN PGP SIGNED MESSAGE-----",
                "-----BEGIN PGP SIGNATURE-----");
        return lines.list().ofMaxSize(12).map(all -> String.join("\n", all));
    }

    @Property
    void what_is_shown_is_never_empty_when_there_were_words(@ForAll("mails") String text) {
        String own = REPLIES.of(text, "Re: x");
        assertThat(own == null || !own.isBlank()).isTrue();
    }

    @Property
    void every_line_that_is_shown_was_written(@ForAll("mails") String text) {
        assertThat(text.lines().map(String::strip).toList())
                .containsAll(shown(text).lines().map(String::strip).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a\n",
                "On 2025-03-04 10:05 a\n",
                "On 2025\n\n",
                "El 4 mar 2025, a las 10:05, X <x@y.example>\n\n\n",
                "El 4 mar 2025, a las 10:05, X escribió:\n> a\n",
                "De: a\n",
                "De: a\nEnviado: b\n",
                "begin 644 a\n#0V%T\n",
                "-- \n",
                "__\n",
                "\n",
                "a",
                ":",
                " ",
                "> (a\n",
                "-----BEGIN PGP SIGNED MESSAGE-----\n",
                "10:10 ",
                "\u200E",
            })
    void a_megabyte_takes_no_more_than_its_length(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(shown(text)).isNotNull();
            assertThat(UuFiles.in(text)).isNotNull();
        });
    }
}
