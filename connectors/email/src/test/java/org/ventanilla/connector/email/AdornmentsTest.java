package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Inbound.DraftFile;

/** The logo of a signature is kept and marked; a photo is a photo wherever the program puts it. */
class AdornmentsTest {
    private static final int LOGO = 9_000;
    private static final int PHOTO = 90_000;

    private static Opened mail(String html, int bytes, String disposition) {
        return Opened.of(Mails.head("<a@x.example>", "Bache")
                + Mails.lines(
                        "Content-Type: multipart/related; boundary=r",
                        "",
                        "--r",
                        "Content-Type: text/html; charset=utf-8",
                        "",
                        html,
                        "--r",
                        "Content-Type: image/png; name=image001.png",
                        "Content-ID: <image001.png@01D>",
                        "Content-Disposition: " + disposition + "; filename=image001.png",
                        "Content-Transfer-Encoding: base64",
                        "",
                        Base64.getMimeEncoder().encodeToString(new byte[bytes]),
                        "--r--"));
    }

    private static boolean adorns(String html, int bytes) {
        return mail(html, bytes, "inline").files().get(0).decoration();
    }

    static final String IMG = "<img src=\"cid:image001.png@01D\">";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hay un bache.</p><div class=gmail_signature><b>Ana</b><br>IMG</div>",
                "<p>Hay un bache.</p><p>-- <br>Ana<br>IMG</p>",
                "<p>Hay un bache.</p><p>Saludos,</p><p>Ana Pérez<br>Asociación de vecinos</p>IMG",
                "<p>Hay un bache.</p><p>Un cordial saludo.</p><table><tr><td>IMG</td><td>Ana</td></tr></table>",
                "<p>Ya está.</p><p>El 4 mar 2025 a las 10:05, X &lt;x@y.example&gt; escribió:</p><blockquote>Su aviso IMG</blockquote>",
                "<p>Ya está.</p><p>De: X<br>Enviado: lunes<br>Para: Ana<br>Asunto: Aviso</p><p>Su aviso IMG</p>",
            })
    void a_small_picture_below_the_writers_words_adorns(String html) {
        assertThat(adorns(html.replace("IMG", IMG), LOGO)).isTrue();
        assertThat(adorns(html.replace("IMG", IMG), PHOTO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hay un bache:</p>IMG<p>Saludos,<br>Ana</p>",
                "IMG",
                "<p>Hay un bache.</p>IMG",
                "<p>Hay un bache.</p><p>Enviado desde mi iPhone</p>IMG",
                "<p>Sin imagen en el texto</p>",
            })
    void a_picture_among_the_writers_words_is_a_photo(String html) {
        assertThat(adorns(html.replace("IMG", IMG), LOGO)).isFalse();
    }

    @Test
    void a_dot_that_only_tells_that_the_mail_was_read_adorns() {
        assertThat(adorns("<p>Hay un bache.</p>" + IMG, 43)).isTrue();
    }

    @Test
    void an_attached_picture_never_adorns_and_all_are_kept() {
        var mail = mail("<p>Hay un bache.</p><p>-- <br>Ana" + IMG + "</p>", LOGO, "attachment");
        assertThat(mail.files()).extracting(DraftFile.Bytes::decoration).containsExactly(false);
        assertThat(mail("<p>Hola</p><p>-- <br>" + IMG + "</p>", LOGO, "inline").names())
                .containsExactly("image001.png");
    }
}
