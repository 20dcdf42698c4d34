package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.util.MimeUtil;

/** Transfer encodings (RFC 2045 section 6) that the MIME parser does not know by the name they were given. */
final class TransferEncodings {
    private static final byte[] PADDING = "==".getBytes(StandardCharsets.US_ASCII);

    private TransferEncodings() {}

    /** Undone when the parser has not done it; as it is when the name means nothing. */
    static Buffer undone(String written, Buffer content) throws IOException {
        String plain = written.strip();
        if (MimeUtil.isBase64Encoding(plain) || MimeUtil.isQuotedPrintableEncoded(plain)) {
            return content;
        }
        return decoded(written, content);
    }

    /** Undone, whoever should have done it. */
    static Buffer decoded(String written, Buffer content) throws IOException {
        byte[] bytes = content.getBytes();
        String meant = meant(written);
        if (meant.equals("base64")) {
            return all(base64(new ByteArrayInputStream(bytes)));
        }
        if (meant.equals("quotedprintable")) {
            return all(new QuotedPrintableInputStream(new ByteArrayInputStream(bytes), DecodeMonitor.SILENT));
        }
        if (UuFiles.isEncoding(written.strip())) {
            var file = UuFiles.decode(bytes);
            return file == null ? content : file;
        }
        return content;
    }

    /** Base64 of which the last padding may be missing: without one the decoder would drop what it has begun. */
    static InputStream base64(InputStream encoded) {
        var padded = new SequenceInputStream(encoded, new ByteArrayInputStream(PADDING));
        return new Base64InputStream(padded, DecodeMonitor.SILENT);
    }

    /** Whether the bytes are not what they stand for. */
    static boolean isEncoding(String written) {
        String meant = meant(written);
        return meant.equals("base64") || meant.equals("quotedprintable");
    }

    /** Letters and digits up to a parameter or comment: {@code "Base-64"; x} means base64. */
    private static String meant(String written) {
        var out = new StringBuilder();
        for (char c : written.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == ';' || c == '(') {
                break;
            }
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static Buffer all(InputStream decoding) throws IOException {
        try (var in = decoding) {
            return Buffer.buffer(in.readAllBytes());
        }
    }
}
