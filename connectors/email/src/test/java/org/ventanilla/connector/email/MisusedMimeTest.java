package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Submission.Remark;

/** MIME as programs write it, not as the RFCs ask for it. */
class MisusedMimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?La_se=C3=B1al_ca=C3=ADda?=",
                "=?UTF-8?Q?La_se=C3?= =?UTF-8?Q?=B1al_ca=C3=ADda?=",
                "=?utf-8?B?TGEgc2XDsQ==?=\r\n =?utf-8?B?YWwgY2HDrWRh?=",
                "\"=?iso-8859-1?Q?La_se=F1al_ca=EDda?=\"",
                "=?utf-8?q?La se=C3=B1al ca=C3=ADda?=",
                "=?iso-8859-1?Q?La_se=F1al?= =?utf-8?Q?_ca=C3=ADda?=",
                "=?utf-8*es?Q?La_se=C3=B1al_ca=C3=ADda?=",
                "La señal caída",
            })
    void a_subject_is_read_however_it_is_encoded(String subject) {
        assertThat(String.valueOf(Opened.of(Mails.plain("<s@x.example>", subject, "x"))
                                .draft()
                                .title())
                        .replace("\"", ""))
                .isEqualTo("La señal caída");
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, gb18030, 路灯坏了",
        "ks_c_5601-1987, x-windows-949, 가로등 고장",
        "iso-2022-jp, iso-2022-jp, 街灯が壊れた",
        "windows-1258, windows-1258, đèn đêm",
        "iso-8859-1, windows-1252, 5 € «señal»",
        "us-ascii, utf-8, La señal",
        "koi8-r, koi8-r, Фонарь не горит",
        "'', utf-8, La señal",
        "utf-8, windows-1252, La señal caída",
        "iso-8859-1, utf-8, La señal caída",
    })
    void the_characters_are_read_whatever_the_label(String label, String charset, String text) throws Exception {
        String head = Mails.head("<c@x.example>", "x") + "Content-Type: text/plain; charset=\"" + label + "\"\r\n\r\n";
        byte[] words = text.getBytes(charset);
        byte[] raw = new byte[head.length() + words.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, raw, 0, head.length());
        System.arraycopy(words, 0, raw, head.length(), words.length);
        assertThat(Opened.of(raw).words()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-bit", "8bits", "plain", "", "binario", "utf-8", "7bit 8bit"})
    void an_unknown_transfer_encoding_is_none(String encoding) {
        String raw = Mails.head("<t@x.example>", "x") + "Content-Transfer-Encoding: " + encoding
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLa señal = caída\r\n";
        assertThat(Opened.of(raw).words()).isEqualTo("La señal = caída");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64", "BASE64", " base64 ", "base-64", "\"base64\"", "base64;", "base64 (comment)"})
    void base64_is_undone_however_it_is_written(String encoding) {
        String words = Base64.getMimeEncoder().encodeToString("La señal caída".getBytes(StandardCharsets.UTF_8));
        String raw = Mails.head("<b@x.example>", "x") + "Content-Transfer-Encoding: " + encoding
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + words + "\r\n";
        assertThat(Opened.of(raw).words()).isEqualTo("La señal caída");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoted-printable", "Quoted-Printable", "quoted_printable", "\"quoted-printable\""})
    void quoted_printable_is_undone_however_it_is_written(String encoding) {
        String raw = Mails.head("<q@x.example>", "x") + "Content-Transfer-Encoding: " + encoding
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLa se=C3=B1al =\r\nca=C3=ADda =ZZ\r\n";
        assertThat(Opened.of(raw).words()).startsWith("La señal caída");
    }

    @Test
    void a_multipart_under_base64_is_taken_apart() {
        String inner = Mails.lines("--z", "Content-Type: text/plain", "", "Hay un bache.", "--z--");
        String raw = Mails.head("<m@x.example>", "x")
                + "Content-Type: multipart/mixed; boundary=z\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8)) + "\r\n";
        assertThat(Opened.of(raw).words()).isEqualTo("Hay un bache.");
    }

    @Test
    void a_boundary_that_begins_like_another_is_another() {
        String raw = Mails.head("<p@x.example>", "x")
                + Mails.lines(
                        "Content-Type: multipart/mixed; boundary=ab",
                        "",
                        "--ab",
                        "Content-Type: multipart/alternative; boundary=abc",
                        "",
                        "--abc",
                        "Content-Type: text/plain",
                        "",
                        "Hay un bache.",
                        "--abc",
                        "Content-Type: text/html",
                        "",
                        "<p>Hay un bache.</p>",
                        "--abc--",
                        "--ab",
                        "Content-Type: application/pdf; name=plano.pdf",
                        "",
                        "pdf",
                        "--ab--");
        assertThat(Opened.of(raw).words()).isEqualTo("Hay un bache.");
        assertThat(Opened.of(raw).names()).containsExactly("plano.pdf");
    }

    @Test
    void a_header_beyond_all_measure_is_cut_and_named() {
        var mail = Opened.of(Mails.plain("<h@x.example>", "a".repeat(300_000), "Hay un bache."));
        assertThat(mail.words()).isEqualTo("Hay un bache.");
        assertThat(mail.draft().remarks()).containsExactly(new Remark(Remarks.HEADER_TOO_LONG, "Subject"));
    }
}
