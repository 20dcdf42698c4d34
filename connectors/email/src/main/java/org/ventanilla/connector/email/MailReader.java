package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * Takes a mail apart (RFC 5322, RFC 2045 to 2049), forgiving whatever can be forgiven. Limits keep a hostile mail from
 * eating the node; what lies beyond them is left out and
 * said so. A {@code message/rfc822} inside stays whole.
 */
final class MailReader {
    static final int MAX_DEPTH = 50;
    static final int MAX_PARTS = 500;
    private static final int MAX_FIELD = 100_000;

    /** For mails without the empty line after the header: what is no header field begins the words. */
    private static final MimeConfig NO_SEPARATOR = MimeConfig.copy(MimeConfig.PERMISSIVE)
            .setMalformedHeaderStartsBody(true)
            .build();

    private final MimeTokenStream tokens;
    private final MailHeaders.Builder top = new MailHeaders.Builder();
    private final List<MailPart> parts = new ArrayList<>();
    private final Deque<Integer> alternatives = new ArrayDeque<>();
    private PartFields fields = PartFields.of(List.of());
    private PartFields whole = fields;
    private int alternativesSeen;
    private final Remarks remarks = new Remarks();
    private Buffer preamble = Buffer.buffer();

    private MailReader(MimeConfig rules) {
        this.tokens = new MimeTokenStream(rules);
    }

    /** Never throws for the content's sake: what cannot be read is left out and remarked. */
    static ReadMail read(byte[] raw) {
        byte[] lines = withLineEnds(raw);
        var mail = new MailReader(MimeConfig.PERMISSIVE).take(lines);
        boolean silent = mail.parts().stream().allMatch(part -> part.bytes().length() == 0);
        return silent ? new MailReader(NO_SEPARATOR).take(lines) : mail;
    }

    /** Old programs end lines with a bare carriage return, which would make the whole mail one header line. */
    private static byte[] withLineEnds(byte[] raw) {
        byte[] lines = raw.clone();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                return raw;
            }
            lines[i] = lines[i] == '\r' ? (byte) '\n' : lines[i];
        }
        return lines;
    }

    private ReadMail take(byte[] raw) {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(raw));
        walkAsFarAsPossible();
        boolean isMultipart = whole.type().startsWith("multipart/");
        if (parts.isEmpty() && isMultipart && TransferEncodings.isEncoding(whole.transferEncoding())) {
            takeEncodedMultipart();
        }
        // The announced boundary never came: all the words are before it.
        if (parts.isEmpty() && preamble.length() > 0) {
            remarks.add(Remarks.BROKEN_STRUCTURE);
            parts.add(PartFields.of(List.of()).only(preamble));
        }
        return new ReadMail(top.build(), whole.type(), whole.reportType(), parts, remarks.list());
    }

    private void walkAsFarAsPossible() {
        try {
            walk();
        } catch (IOException | MimeException e) {
            remarks.add(Remarks.BROKEN_STRUCTURE, place());
        }
    }

    /** All the parts encoded as one: forbidden by RFC 2045 section 6.4, and met. */
    private void takeEncodedMultipart() {
        try {
            var content = TransferEncodings.decoded(whole.transferEncoding(), preamble);
            tokens.parseHeadless(
                    new ByteArrayInputStream(content.getBytes()), top.build().value("content-type"));
            preamble = content;
        } catch (IOException e) {
            remarks.add(Remarks.BROKEN_ENCODING);
            return;
        }
        walkAsFarAsPossible();
    }

    private void walk() throws IOException, MimeException {
        var header = new ArrayList<Field>();
        boolean first = true;
        for (var state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> header.clear();
                case T_FIELD -> header.add(tokens.getField());
                case T_END_HEADER -> {
                    endHeader(header, first);
                    first = false;
                }
                case T_START_MULTIPART -> startMultipart();
                case T_END_MULTIPART -> alternatives.pop();
                case T_BODY -> body();
                case T_PREAMBLE -> {
                    if (alternatives.size() == 1) {
                        preamble = bytes(tokens.getInputStream());
                    }
                }
                default -> {
                    // Epilogue and the marks between them say nothing to us.
                }
            }
        }
    }

    private void endHeader(List<Field> header, boolean isTop) {
        fields = PartFields.of(header);
        if (isTop) {
            whole = fields;
            header.forEach(this::addTop);
        }
        // Deeper than anybody writes by hand: the rest is one opaque part, so that no stack grows with the mail.
        if (alternatives.size() >= MAX_DEPTH) {
            tokens.setRecursionMode(RecursionMode.M_FLAT);
            remarks.add(Remarks.TOO_DEEP, place());
        }
    }

    /** Real fields are met up to 100 kB; what is longer is an attack on whoever reads it. */
    private void addTop(Field field) {
        String value = PartFields.text(field);
        if (value.length() > MAX_FIELD) {
            remarks.add(Remarks.HEADER_TOO_LONG, field.getName());
            value = value.substring(0, MAX_FIELD);
        }
        top.add(field.getName(), value);
    }

    private void startMultipart() {
        int enclosing = alternatives.isEmpty() ? 0 : alternatives.peek();
        boolean isAlternative = tokens.getBodyDescriptor()
                .getMimeType()
                .toLowerCase(Locale.ROOT)
                .equals("multipart/alternative");
        alternatives.push(isAlternative ? ++alternativesSeen : enclosing);
    }

    private void body() {
        if (parts.size() >= MAX_PARTS) {
            remarks.add(Remarks.TOO_MANY_PARTS, Integer.toString(MAX_PARTS));
            return;
        }
        boolean isBase64 = MimeUtil.isBase64Encoding(fields.transferEncoding().strip());
        var content = isBase64 ? TransferEncodings.base64(tokens.getInputStream()) : tokens.getDecodedInputStream();
        var bytes = decoded(bytes(content));
        parts.add(alternatives.isEmpty() ? fields.only(bytes) : fields.part(alternatives.peek(), bytes));
    }

    private Buffer decoded(Buffer bytes) {
        try {
            return TransferEncodings.undone(fields.transferEncoding(), bytes);
        } catch (IOException e) {
            // Not of the encoding it names: the characters are kept as they came.
            remarks.add(Remarks.BROKEN_ENCODING, place());
            return bytes;
        }
    }

    /** The part that is being read: its file name, or its number from 1. */
    private String place() {
        String name = fields.part(0, Buffer.buffer()).name();
        return name == null ? "#" + (parts.size() + 1) : Words.cleanLine(name);
    }

    private Buffer bytes(InputStream content) {
        var bytes = Buffer.buffer();
        try (var in = content) {
            byte[] chunk = new byte[8192];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.appendBytes(chunk, 0, n);
            }
        } catch (IOException e) {
            // Broken encoding: what could be decoded so far is kept.
            remarks.add(Remarks.BROKEN_ENCODING, place());
        }
        return bytes;
    }
}
