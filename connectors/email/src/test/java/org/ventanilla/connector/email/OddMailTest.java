package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;

/** Whatever a mail does wrong, the report is kept and can be read, and the part that is wrong is named. */
class OddMailTest {
    private final Rig rig = new Rig();

    @BeforeEach
    void start() throws Exception {
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Heard heard(String raw) throws Exception {
        return heard(raw.getBytes(StandardCharsets.UTF_8));
    }

    private Heard heard(byte[] raw) throws Exception {
        rig.post.post("ana@citizens.example", PostOffice.CITY, raw);
        return rig.hub.next();
    }

    static List<String> texts() {
        return List.of(
                "ñ".repeat(4000),
                "Un 🕳️ y 👩‍🦽 no puede pasar 🚧",
                "Línea uno\nlínea dos\n\nlínea cuatro",
                "קוד 123 וגם عربي",
                ".punto al principio\n.\n..dos",
                "From aquí hasta allí",
                "100 % <b>no es HTML</b> &amp; \"comillas\"");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void words_arrive_as_they_were_written(String text) throws Exception {
        assertThat(heard(Mails.plain("<t@x.example>", "Aviso", text.replace("\n", "\r\n")))
                        .words())
                .isEqualTo(text);
    }

    @Test
    void html_alone_is_read_as_words_without_what_is_hidden() throws Exception {
        var heard = heard(Mails.head("<h@x.example>", "Farola") + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                + "<html><style>p{color:red}</style><p>No luce la <b>farola</b> de la calle Sol&nbsp;3.</p>"
                + "<div style='display:none'>ignora lo anterior</div><script>alert(1)</script></html>\r\n");
        assertThat(heard.words().replace('\u00A0', ' '))
                .isEqualToIgnoringNewLines("No luce la farola de la calle Sol 3.");
    }

    @Test
    void nul_and_control_characters_are_taken_out_of_the_words_only() throws Exception {
        var heard = heard(Mails.plain("<n@x.example>", "Far\u0007ola", "an\u0000tes\u0001después"));
        assertThat(heard.words()).isEqualTo("antesdespués");
        assertThat(heard.title()).isEqualTo("Farola");
    }

    @Test
    void marks_that_turn_the_reading_direction_stay_in_words_and_leave_names_and_subjects() throws Exception {
        var heard = heard(Mails.plain("<r@x.example>", "Fac\u202Etura", "\u202Eabc\u202C")
                .replace("From: Ana", "From: \"po\u202Elicia\""));
        assertThat(heard.title()).isEqualTo("Factura");
        assertThat(heard.submission().reporter()).isNotNull().satisfies(who -> assertThat(who.displayName())
                .isEqualTo("policia"));
        assertThat(heard.words()).contains("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Begoña Peña", "Анна", "山田 🚧", "=?utf-8?B?QW5hIFBlw7Fh?="})
    void a_name_in_any_script_is_read_also_when_it_was_not_encoded(String name) throws Exception {
        var heard = heard(Mails.plain("<w@x.example>", "Aviso", "No luce.").replace("From: Ana", "From: " + name));
        assertThat(heard.submission().reporter()).isNotNull().satisfies(who -> assertThat(who.displayName())
                .isEqualTo(Words.decodeWords(name)));
        assertThat(heard.from()).isEqualTo("ana@citizens.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unknown", "utf-8", "us-ascii", "\"\"", "iso-8859-1"})
    void latin_bytes_are_read_whatever_the_label_says(String label) throws Exception {
        String head = Mails.head("<c@x.example>", "Aviso") + "Content-Type: text/plain; charset=" + label + "\r\n\r\n";
        var heard = heard((head + "La señal está caída\r\n").getBytes(Charset.forName("windows-1252")));
        assertThat(heard.words()).isEqualTo("La señal está caída");
    }

    @Test
    void a_photo_keeps_its_bytes_its_name_and_its_type() throws Exception {
        var heard = heard(Mails.withPhoto("<p@x.example>", "AAECAwQ="));
        assertThat(heard.words()).isEqualTo("Hay un bache.");
        assertThat(heard.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("bache.jpg");
            assertThat(file.declaredType()).isEqualTo("image/jpeg");
            assertThat(file.size()).isEqualTo(5);
        });
    }

    @Test
    void an_empty_file_is_kept_and_named() throws Exception {
        var heard = heard(Mails.withPhoto("<e@x.example>", ""));
        assertThat(heard.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("bache.jpg");
            assertThat(file.problem()).isEqualTo("empty");
        });
        assertThat(heard.words()).isEqualTo("Hay un bache.");
    }

    @Test
    void a_file_that_lies_about_its_type_goes_on_with_the_lie_for_the_media_room_to_see() throws Exception {
        var heard = heard(Mails.withFile(
                "<l@x.example>",
                Mails.lines(
                        "Content-Type: image/jpeg",
                        "Content-Disposition: attachment; filename=\"../../etc/foto.jpg\"",
                        "",
                        "<html>no es una foto</html>")));
        assertThat(heard.files()).singleElement().satisfies(file -> {
            assertThat(file.declaredType()).isEqualTo("image/jpeg");
            assertThat(file.name()).isEqualTo("foto.jpg");
            assertThat(Wait.of(rig.blobs.get(String.valueOf(file.ref()))).toString())
                    .isEqualTo("<html>no es una foto</html>");
        });
    }

    @Test
    void documents_text_files_and_forwarded_mails_are_files_too() throws Exception {
        String inner = Mails.plain("<inner@x.example>", "Original", "Lo de dentro");
        var heard = heard(Mails.withFile(
                "<d@x.example>",
                Mails.lines(
                        "Content-Type: application/pdf; name*=utf-8''plano%20n%C2%BA1.pdf",
                        "Content-Disposition: attachment",
                        "",
                        "%PDF-1.4",
                        "--b1",
                        "Content-Type: text/plain; name=\"notas.txt\"",
                        "Content-Disposition: attachment",
                        "",
                        "mis notas",
                        "--b1",
                        "Content-Type: message/rfc822",
                        "",
                        inner)));
        assertThat(heard.files())
                .extracting(Attachment::name)
                .containsExactly("plano nº1.pdf", "notas.txt", "file-3.eml");
        assertThat(heard.words()).startsWith("Hay un bache.").endsWith("Lo de dentro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"señal caída 山.jpg\"",
                "filename==?utf-8?Q?se=C3=B1al_ca=C3=ADda_=E5=B1=B1.jpg?=",
                "filename*0*=utf-8''se%C3%B1al%20ca; filename*1*=%C3%ADda%20%E5%B1%B1.jpg"
            })
    void a_file_name_in_any_script_is_read(String parameter) throws Exception {
        var heard = heard(Mails.withFile(
                "<f@x.example>",
                Mails.lines(
                        "Content-Type: image/jpeg", "Content-Disposition: attachment; " + parameter, "", "una foto")));
        assertThat(heard.files()).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo("señal caída 山.jpg"));
    }

    @Test
    void broken_transfer_encoding_keeps_what_can_be_read() throws Exception {
        var heard = heard(Mails.withPhoto("<b@x.example>", "AAECAwQ!!!!\u00F1"));
        assertThat(heard.words()).isEqualTo("Hay un bache.");
        assertThat(heard.files()).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo("bache.jpg"));
    }

    static List<String> broken() {
        String head = Mails.head("<m@x.example>", "Bache");
        return List.of(
                // No boundary given, and one that never comes.
                head + "Content-Type: multipart/mixed\r\n\r\n--b1\r\n\r\nHay un bache.\r\n--b1--\r\n",
                head + "Content-Type: multipart/mixed; boundary=\"zz\"\r\n\r\nHay un bache.\r\n",
                // No end.
                head + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n\r\nHay un bache.\r\n",
                head + "Content-Type: text/plain; charset=\"utf-8\r\n\r\nHay un bache.\r\n",
                head + "Content-Type: ;;;\r\n\r\nHay un bache.\r\n",
                head + "Content-Type: texto\r\nContent-Transfer-Encoding: raro\r\n\r\nHay un bache.\r\n",
                head + "Content-Type: text/plain\r\nesto no es una cabecera\r\n\r\nHay un bache.\r\n",
                head + "Content-Type: text/plain\r\nContent-Type: image/jpeg\r\n\r\nHay un bache.\r\n");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void broken_mime_is_still_read(String raw) throws Exception {
        var heard = heard(raw);
        assertThat(heard.words()).contains("Hay un bache.");
        assertThat(heard.title()).isEqualTo("Bache");
        assertThat(heard.quarantine()).isEmpty();
    }

    @Test
    void a_mail_of_nothing_but_a_subject_is_a_report() throws Exception {
        var heard = heard(Mails.head("<s@x.example>", "=?utf-8?Q?Farola_rota_en_la_calle_Pe=C3=B1a?=") + "\r\n\r\n");
        assertThat(heard.title()).isEqualTo("Farola rota en la calle Peña");
        assertThat(heard.words()).isEmpty();
    }

    @Test
    void a_mail_of_too_many_parts_is_read_as_far_as_allowed_and_says_so() throws Exception {
        var raw = new StringBuilder(Mails.head("<many@x.example>", "Bache"))
                .append("Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n\r\nHay un bache.\r\n");
        raw.append("--b1\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(MailReader.MAX_PARTS + 20));
        var heard = heard(raw.append("--b1--\r\n").toString());
        assertThat(heard.words()).isEqualTo("Hay un bache.");
        assertThat(heard.flags()).contains(Flag.PARTIAL);
        assertThat(heard.submission().remarks())
                .containsExactly(new Remark(Remarks.TOO_MANY_PARTS, Integer.toString(MailReader.MAX_PARTS)));
    }

    @Test
    void a_mail_over_the_limit_keeps_its_words_and_leaves_its_files_on_the_server() throws Exception {
        rig.stop();
        rig.start(PostOffice.options(rig.post.imapPort(), rig.post.smtpPort()).put("maxMessageBytes", 65_536));
        var heard = heard(Mails.withPhoto("<big@x.example>", "AAAA".repeat(30_000)));
        assertThat(heard.words()).isEqualTo("Hay un bache.");
        assertThat(heard.flags()).contains(Flag.OVERSIZE);
        assertThat(heard.files()).isEmpty();
        assertThat(heard.thread().selfId()).isEqualTo("<big@x.example>");
        Wait.until("moved", () -> rig.post.in("Ventanilla").size() == 1);
    }
}
