package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.connector.RawItem;

/**
 * What a mail server says about a mail before it hands it over.
 *
 * @param from the return path; empty for the null one of bounces
 * @param to those of its recipients that are ours
 * @param utf8 whether addresses and header fields may hold UTF-8 (RFC 6531)
 */
record Envelope(String from, List<String> to, boolean utf8) {
    Envelope {
        to = List.copyOf(to);
    }

    static Envelope from(String from, boolean utf8) {
        return new Envelope(from, List.of(), utf8);
    }

    Envelope and(String recipient) {
        var all = new ArrayList<>(to);
        all.add(recipient);
        return new Envelope(from, all, utf8);
    }

    /**
     * The mail as a mailbox would hold it: whoever delivers last writes the envelope down (RFC 5321 section 4.4), so that the
     * same reading finds the null return path and the token in the address. The name is taken of the bytes as they came.
     */
    RawItem item(byte[] mail) {
        var head = new StringBuilder("Return-Path: <").append(from).append(">\r\n");
        to.forEach(recipient -> head.append("Delivered-To: ").append(recipient).append("\r\n"));
        byte[] fields = head.toString().getBytes(StandardCharsets.UTF_8);
        var whole =
                Buffer.buffer(fields.length + mail.length).appendBytes(fields).appendBytes(mail);
        return new RawItem("", NativeId.of(mail), whole, Mailbox.TYPE);
    }

    /** Never the addresses. */
    @Override
    public String toString() {
        return "Envelope[" + to.size() + " recipients]";
    }
}
