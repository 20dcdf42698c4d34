package org.ventanilla.hub.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** A real IMAP server with one mailbox, where it is installed and the script beside the mails starts it. */
final class Dovecot implements AutoCloseable {
    static final String USER = "buzon@ayto.example";
    static final String PASSWORD = "buzon";
    private static final int POLITELY_S = 20;

    private final Process process;
    private final Path box;
    final int port;

    private Dovecot(Process process, Path box, int port) {
        this.process = process;
        this.box = box;
        this.port = port;
    }

    static boolean isThere(Path script) {
        return Files.isExecutable(Path.of("/usr/sbin/dovecot")) && Files.exists(script);
    }

    /** Several mailboxes may be started beside each other; {@code folder} is an absolute path. */
    static Dovecot start(Path script, Path folder, int port) throws IOException {
        var process = new ProcessBuilder(
                        "bash", script.toString(), String.valueOf(port), folder.toString(), USER, PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("dovecot.out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-dovecot"));
        Eventually.see("an IMAP server", () -> listens(port), yes -> yes);
        return new Dovecot(process, folder.resolve("mail").resolve(USER), port);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** As an MTA that delivers into a maildir: the bytes as they are. The server's own user owns them. */
    void deliver(String name, byte[] message) throws IOException {
        UserPrincipal owner = Files.getOwner(box.getParent());
        for (String folder : List.of("", "tmp", "cur", "new")) {
            Path dir = box.resolve(folder);
            if (!Files.exists(dir)) {
                Files.setOwner(Files.createDirectory(dir), owner);
            }
        }
        Path written = Files.write(box.resolve("tmp").resolve(name), message);
        Files.setOwner(written, owner);
        Files.move(written, box.resolve("new").resolve(name));
    }

    /** How many lie in the inbox. */
    int waiting() {
        return count("new") + count("cur");
    }

    private int count(String folder) {
        String[] names = box.resolve(folder).toFile().list();
        return names == null ? 0 : names.length;
    }

    @Override
    public void close() {
        process.destroy();
        Node.end(process, POLITELY_S);
    }
}
