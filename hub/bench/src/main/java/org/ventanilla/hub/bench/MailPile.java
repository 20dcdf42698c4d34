package org.ventanilla.hub.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Mails as citizens send them: words with an HTML twin (20 KB), and photos of telephones (3 MB). The same every time. */
final class MailPile {
    private static final String EOL = "\r\n";
    private static final int SMALL = 20_000;
    private static final int WIDTH = 2700;
    private static final int HEIGHT = 2000;
    private static final int LINE = 76;
    private static final int GREYS = 120;
    private static final String BOUNDARY = "----=_part_7";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(LINE, EOL.getBytes(StandardCharsets.US_ASCII));

    private final byte[] photo;

    MailPile() throws IOException {
        this.photo = photo();
    }

    /** Alternatives of text and HTML, about 20 KB. */
    byte[] words(int n) {
        String said = said(n);
        var html = new StringBuilder("<html><body><p>").append(said).append("</p>");
        while (html.length() < SMALL - said.length()) {
            html.append("<p style=\"margin:0;font-family:Verdana\">Enviado desde mi casa, número ")
                    .append(html.length())
                    .append("</p>")
                    .append(EOL);
        }
        return bytes(head(n, "multipart/alternative")
                + part("text/plain; charset=utf-8", "8bit", said)
                + part("text/html; charset=utf-8", "8bit", html + "</body></html>")
                + end());
    }

    /** Words and a photo, about 3 MB. Every photo is another file. */
    byte[] withPhoto(int n) {
        byte[] own = photo.clone();
        byte[] number = String.format(Locale.ROOT, "%08d", n).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(number, 0, own, COMMENT_AT, number.length);
        return bytes(head(n, "multipart/mixed")
                + part("text/plain; charset=utf-8", "8bit", said(n))
                + part("image/jpeg; name=foto.jpg", "base64", LINES.encodeToString(own))
                + end());
    }

    private static String said(int n) {
        return "Buenos días: en la calle Castilla, " + (n % 60 + 1) + ", hay una farola apagada desde hace "
                + (n % 9 + 2) + " noches y no se ve nada. Gracias." + EOL;
    }

    private static String head(int n, String type) {
        return String.join(
                EOL,
                "From: Vecino " + n + " <" + address(n) + ">",
                "To: buzon@ciudad.example",
                "Subject: Farola apagada " + n,
                "Message-ID: <" + n + "." + System.nanoTime() + "@citizens.example>",
                "Date: Mon, 2 Mar 2026 10:00:00 +0100",
                "MIME-Version: 1.0",
                "Content-Type: " + type + "; boundary=\"" + BOUNDARY + "\"",
                "",
                "");
    }

    static String address(int n) {
        return "vecino" + n + "@citizens.example";
    }

    private static String part(String type, String encoding, String body) {
        return "--" + BOUNDARY + EOL + "Content-Type: " + type + EOL + "Content-Transfer-Encoding: " + encoding + EOL
                + EOL + body + EOL;
    }

    private static String end() {
        return "--" + BOUNDARY + "--" + EOL;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] COMMENT = {(byte) 0xFF, (byte) 0xFE, 0, 10, '0', '0', '0', '0', '0', '0', '0', '0'};
    /** Behind the first marker, past the comment's own marker and length. */
    private static final int COMMENT_AT = 6;

    private static byte[] photo() throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var noise = new Random(1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, noise.nextInt(GREYS) * 0x010101 + ((x / 16) << 8));
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        byte[] plain = out.toByteArray();
        var marked = new ByteArrayOutputStream();
        marked.write(plain, 0, 2);
        marked.write(COMMENT);
        marked.write(plain, 2, plain.length - 2);
        return marked.toByteArray();
    }
}
