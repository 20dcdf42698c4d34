package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.Submission.Flag;

/** What is packed inside a mail is unpacked, and what cannot be unpacked is named. */
class PackedMailTest {
    private static final String INNER = Mails.lines(
            "Content-Type: multipart/mixed; boundary=in",
            "",
            "--in",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "No luce la farola de la calle Sol.",
            "--in",
            "Content-Type: image/png; name=farola.png",
            "Content-Disposition: attachment; filename=farola.png",
            "",
            "una foto",
            "--in--");

    private static String envelope(byte[] cms, String smimeType) {
        return Mails.head("<e@x.example>", "Farola") + "Content-Type: application/pkcs7-mime; smime-type=" + smimeType
                + "; name=smime.p7m\r\nContent-Disposition: attachment; filename=smime.p7m\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(cms) + "\r\n";
    }

    private static byte[] signed(String content) throws CMSException, IOException {
        var data = new CMSProcessableByteArray(content.getBytes(StandardCharsets.UTF_8));
        return new CMSSignedDataGenerator().generate(data, true).getEncoded();
    }

    @Test
    void a_mail_signed_in_an_envelope_is_read_without_trusting_the_signature() throws Exception {
        var mail = Opened.of(envelope(signed(INNER), "signed-data"));
        assertThat(mail.words()).isEqualTo("No luce la farola de la calle Sol.");
        assertThat(mail.names()).containsExactly("farola.png");
        assertThat(mail.remarks()).isEmpty();
    }

    @Test
    void an_envelope_in_an_envelope_is_read_and_eight_of_them_are_not() throws Exception {
        byte[] twice = signed(envelope(signed(INNER), "signed-data"));
        assertThat(Opened.of(envelope(twice, "signed-data")).words()).contains("No luce la farola");
        byte[] deep = signed(INNER);
        for (int i = 0; i < 8; i++) {
            deep = signed(envelope(deep, "signed-data"));
        }
        assertThat(Opened.of(envelope(deep, "signed-data")).remarks()).contains(Remarks.SIGNED_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.7.3", "1.2.840.113549.1.9.16.1.23"})
    void what_only_a_private_key_opens_is_said_to_be_encrypted(String type) throws Exception {
        byte[] closed = new ContentInfo(new ASN1ObjectIdentifier(type), new DERSequence()).getEncoded();
        var mail = Opened.of(envelope(closed, "enveloped-data"));
        assertThat(mail.draft().flags()).contains(Flag.ENCRYPTED).doesNotContain(Flag.PARTIAL);
        assertThat(mail.remarks()).containsExactly(Remarks.ENCRYPTED);
        assertThat(mail.names()).containsExactly("smime.p7m");
    }

    @Test
    void an_envelope_of_rubbish_is_kept_and_named() {
        var mail = Opened.of(envelope(new byte[] {0x30, (byte) 0x84, 0x7F, 1, 2}, "signed-data"));
        assertThat(mail.remarks()).containsExactly(Remarks.SIGNED_UNREADABLE);
        assertThat(mail.draft().flags()).contains(Flag.PARTIAL).doesNotContain(Flag.ENCRYPTED);
        assertThat(mail.names()).containsExactly("smime.p7m");
        assertThat(CMSObjectIdentifiers.signedData.getId()).isEqualTo("1.2.840.113549.1.7.2");
    }

    @Test
    void the_signature_beside_a_signed_mail_is_no_attachment() {
        var mail = Opened.of(Mails.head("<s@x.example>", "Farola")
                + Mails.lines(
                        "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=sg",
                        "",
                        "--sg",
                        INNER,
                        "--sg",
                        "Content-Type: application/octet-stream; name=smime.p7s",
                        "Content-Disposition: attachment; filename=smime.p7s",
                        "",
                        "firma",
                        "--sg--"));
        assertThat(mail.words()).isEqualTo("No luce la farola de la calle Sol.");
        assertThat(mail.names()).containsExactly("farola.png");
    }

    static List<String> closedByPgp() {
        return List.of(
                Mails.lines(
                        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b",
                        "",
                        "--b",
                        "Content-Type: application/pgp-encrypted",
                        "",
                        "Version: 1",
                        "--b",
                        "Content-Type: application/octet-stream; name=encrypted.asc",
                        "",
                        "xyz",
                        "--b--"),
                Mails.lines("", "-----BEGIN PGP MESSAGE-----", "", "hQEMA", "-----END PGP MESSAGE-----"));
    }

    @ParameterizedTest
    @MethodSource("closedByPgp")
    void pgp_is_recognised(String rest) {
        var mail = Opened.of(Mails.head("<p@x.example>", "Farola") + rest);
        assertThat(mail.draft().flags()).contains(Flag.ENCRYPTED);
    }

    @Test
    void a_quoted_pgp_message_is_somebody_elses() {
        var mail =
                Opened.of(Mails.plain("<q@x.example>", "Re: x", "No la puedo abrir.\r\n> -----BEGIN PGP MESSAGE-----"));
        assertThat(mail.draft().flags()).isEmpty();
    }

    @Test
    void the_frame_of_a_pgp_signature_is_not_shown() {
        var mail = Opened.of(Mails.plain(
                "<f@x.example>",
                "Farola",
                Mails.lines(
                        "-----BEGIN PGP SIGNED MESSAGE-----",
                        "Hash: SHA256",
                        "",
                        "No luce la farola.",
                        "- - y hay cristales",
                        "-----BEGIN PGP SIGNATURE-----",
                        "",
                        "iQEzBAEB",
                        "-----END PGP SIGNATURE-----")));
        assertThat(mail.shown()).isEqualTo("No luce la farola.\n- y hay cristales");
        assertThat(mail.words()).contains("iQEzBAEB");
    }

    @Test
    void a_winmail_is_unpacked_and_kept() {
        byte[] packed = Tnef.of("{\\rtf1\\ansi Hay un bache\\par en la plaza}", "bache.jpg", new byte[] {1, 2, 3});
        var mail = Opened.of(Mails.head("<w@x.example>", "Bache")
                + "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(packed) + "\r\n");
        assertThat(mail.names()).containsExactly("winmail.dat", "bache.jpg");
        assertThat(mail.files().get(1).bytes().getBytes()).containsExactly(1, 2, 3);
        assertThat(mail.words()).isEqualTo("Hay un bache\nen la plaza");
        assertThat(mail.remarks()).isEmpty();
    }

    @Test
    void a_broken_winmail_is_kept_and_named() {
        byte[] packed = Tnef.of("{\\rtf1 x}", "bache.jpg", new byte[100]);
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        var mail = Opened.of(Mails.withFile(
                "<w2@x.example>",
                "Content-Type: application/octet-stream; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cut) + "\r\n"));
        assertThat(mail.words()).isEqualTo("Hay un bache.");
        assertThat(mail.names()).contains("winmail.dat");
    }

    @Test
    void a_file_written_into_the_text_is_taken_out_of_it() {
        var mail = Opened.of(Mails.plain(
                "<u@x.example>",
                "Bache",
                Mails.lines("Le mando la foto.", "", "begin 644 bache.txt", "#0V%T", "`", "end", "", "Saludos")));
        assertThat(mail.words())
                .startsWith("Le mando la foto.")
                .endsWith("Saludos")
                .doesNotContain("begin");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("bache.txt");
            assertThat(file.bytes().toString()).isEqualTo("Cat");
        });
    }

    @Test
    void words_that_look_like_a_written_file_stay_words() {
        String text = "begin 644 things and\r\nthen some more of them, without any end";
        assertThat(Opened.of(Mails.plain("<u2@x.example>", "x", text)).files()).isEmpty();
    }

    @Test
    void a_forwarded_mail_is_kept_its_words_are_shown_as_forwarded_and_its_files_are_files() {
        var mail = Opened.of(Mails.withFile(
                "<fw@x.example>",
                "Content-Type: message/rfc822\r\n\r\n"
                        + Mails.withPhoto("<in@x.example>", "AAECAw==").replace("b1", "inner")));
        assertThat(mail.words())
                .startsWith(
                        "Hay un bache.\n\n---------- Forwarded message ----------\nFrom: Ana <ana@citizens.example>")
                .endsWith("Subject: Bache\n\nHay un bache.");
        assertThat(mail.shown()).isEqualTo(mail.words());
        assertThat(mail.names()).containsExactly("file-1.eml", "bache.jpg");
        assertThat(mail.files()).extracting(DraftFile.Bytes::decoration).containsOnly(false);
    }

    @Test
    void what_lies_elsewhere_or_comes_in_pieces_is_not_followed_but_named() {
        var elsewhere = Opened.of(
                Mails.withFile(
                        "<x@x.example>",
                        "Content-Type: message/external-body; access-type=URL; URL=\"http://intranet/x\"; name=plano\r\n\r\n\r\n"));
        assertThat(elsewhere.remarks()).containsExactly(Remarks.NOT_FETCHED);
        var piece = Opened.of(Mails.withFile(
                "<y@x.example>", "Content-Type: message/partial; id=\"a\"; number=2; total=3\r\n\r\ntrozo\r\n"));
        assertThat(piece.remarks()).containsExactly(Remarks.PIECE);
    }
}
