package org.ventanilla.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An SMTP server (RFC 5321) that takes everything, keeps nothing, and remembers when it had a mail to whom. */
final class MailSink implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    private MailSink(ServerSocket server) {
        this.server = server;
    }

    static MailSink open() throws IOException {
        var sink = new MailSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(sink::listen);
        return sink;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Nano time when a mail to this address was taken; null before. */
    @Nullable Long takenFor(String address) {
        return taken.get(address);
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            say(socket, "220 sink");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("RCPT TO:")) {
                    to = line.replaceAll(".*<|>.*", "");
                }
                if (verb.equals("DATA")) {
                    say(socket, "354 go on");
                    for (String text = in.readLine(); text != null && !text.equals("."); ) {
                        text = in.readLine();
                    }
                    taken.putIfAbsent(to, System.nanoTime());
                }
                say(
                        socket,
                        verb.startsWith("EHLO")
                                ? "250-sink\r\n250 8BITMIME"
                                : verb.equals("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            // The client is gone, and what it did not finish it will send again.
            return;
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
