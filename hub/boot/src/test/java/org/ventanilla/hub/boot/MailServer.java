package org.ventanilla.hub.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A city's own mail server as far as it matters here: mails wait in its queue until the hub has said 250 to each, over LMTP,
 * however often it must try.
 */
final class MailServer implements AutoCloseable {
    private static final int PATIENCE_MS = 90_000;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int AT_ONCE = 4;

    private final int port;
    private final String to;
    private final BlockingQueue<Letter> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final List<Thread> senders;
    private volatile boolean closed;

    private record Letter(String from, String mail) {}

    MailServer(int port, String to) {
        this.port = port;
        this.to = to;
        this.senders = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> new Thread(this::work, "mail-server-" + n))
                .toList();
        senders.forEach(Thread::start);
    }

    /** Takes a mail into the queue. */
    void queue(String from, int number, String text) {
        queue.add(new Letter(
                from,
                String.join(
                                "\r\n",
                                "Received: from home by mx; Tue, 4 Mar 2025 10:00:00 +0100",
                                "From: <" + from + ">",
                                "To: <" + to + ">",
                                "Message-ID: <m" + number + "@correo.example>",
                                "Date: Tue, 4 Mar 2025 10:00:00 +0100",
                                "Subject: Aviso",
                                "MIME-Version: 1.0",
                                "Content-Type: text/plain; charset=utf-8",
                                "",
                                text)
                        + "\r\n"));
    }

    int delivered() {
        return delivered.get();
    }

    /** How often a mail was not taken and stayed in the queue. */
    int triedAgain() {
        return triedAgain.get();
    }

    private void work() {
        while (!closed) {
            try {
                Letter letter = queue.poll(REST_NANOS, TimeUnit.NANOSECONDS);
                if (letter != null) {
                    deliver(letter);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void deliver(Letter letter) {
        try {
            String answer = handedOver(letter);
            if (answer.startsWith("250")) {
                delivered.incrementAndGet();
                return;
            }
            if (!answer.startsWith("4")) {
                throw new AssertionError("refused for good: " + answer);
            }
        } catch (IOException gone) {
            // Nobody is there, or the line was cut: the mail stays in the queue.
        }
        triedAgain.incrementAndGet();
        queue.add(letter);
        LockSupport.parkNanos(REST_NANOS);
    }

    /** The answer after the mail, or the one that ended it before. */
    private String handedOver(Letter letter) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String answer = answer(in);
            for (String line :
                    List.of("LHLO mx", "MAIL FROM:<" + letter.from() + ">", "RCPT TO:<" + to + ">", "DATA")) {
                if (answer.startsWith("4") || answer.startsWith("5")) {
                    return answer;
                }
                say(socket, line + "\r\n");
                answer = answer(in);
            }
            say(socket, letter.mail() + ".\r\n");
            return answer(in);
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.startsWith("250-")) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the line is cut");
        }
        return line;
    }

    @Override
    public void close() {
        closed = true;
        senders.forEach(Thread::interrupt);
    }
}
