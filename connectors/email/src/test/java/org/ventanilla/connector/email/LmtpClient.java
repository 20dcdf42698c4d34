package org.ventanilla.connector.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail server says when it delivers over LMTP. */
final class LmtpClient implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final BufferedReader in;

    LmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** One whole delivery on a connection of its own; the answers after the mail, or the one that ended it before. */
    static List<String> deliver(int port, String from, byte[] mail, String... to) throws IOException {
        try (var client = new LmtpClient(port)) {
            return client.greeted().mail(from, mail, to);
        }
    }

    LmtpClient greeted() throws IOException {
        require(reply(), "220");
        require(ask("LHLO mx.city.example"), "250");
        return this;
    }

    List<String> mail(String from, byte[] mail, String... to) throws IOException {
        require(ask("MAIL FROM:<" + from + "> SIZE=" + mail.length + " BODY=8BITMIME"), "250");
        for (String recipient : to) {
            require(ask("RCPT TO:<" + recipient + ">"), "250");
        }
        require(ask("DATA"), "354");
        write(dotted(mail));
        var answers = new ArrayList<String>();
        for (String unused : to) {
            answers.add(reply());
        }
        return answers;
    }

    /** As it travels: dots doubled, the lone one behind it. */
    static byte[] dotted(byte[] mail) {
        String latin = new String(mail, StandardCharsets.ISO_8859_1);
        String lines = latin.endsWith("\r\n") || latin.isEmpty() ? latin : latin + "\r\n";
        String stuffed = ("\r\n" + lines).replace("\r\n.", "\r\n..").substring(2);
        return (stuffed + ".\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    String ask(String line) throws IOException {
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The last line of the next answer. */
    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the line is cut");
        }
        return line;
    }

    /** Null when it was closed. */
    @Nullable String lastWords() throws IOException {
        return in.readLine();
    }

    private static void require(String reply, String code) throws IOException {
        if (!reply.startsWith(code)) {
            throw new Refused(reply);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer that ends the delivery. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        Refused(String reply) {
            super(reply);
            forGood = reply.startsWith("5");
        }

        boolean isForGood() {
            return forGood;
        }
    }
}
