package org.ventanilla.hub.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real IMAP server (Dovecot) with one mailbox whose mails are files of ours. */
final class ImapBox implements AutoCloseable {
    static final String USER = "buzon";
    static final String PASSWORD = "buzon";
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final int PATIENCE_S = 20;
    private static final long LOOK = 20_000_000;
    /** A server that is run by root gives up its rights to these; a plain user's server stays what it is. */
    private static final List<String> OF_ROOT = List.of("dovecot", "dovecot", "dovenull", "65534", "65534");

    private final Process process;
    private final Path mail;
    private final boolean asRoot;
    final int port;

    private ImapBox(Process process, Path mail, boolean asRoot, int port) {
        this.process = process;
        this.mail = mail;
        this.asRoot = asRoot;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static ImapBox start(Path dir, int port) throws IOException {
        boolean asRoot = Integer.valueOf(0).equals(Files.getAttribute(dir, "unix:uid"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("run", "state", "mail")) {
            Files.createDirectories(dir.resolve(folder));
        }
        Files.writeString(dir.resolve("passwd"), USER + ":{PLAIN}" + PASSWORD + "\n");
        Path conf = Files.writeString(dir.resolve("dovecot.conf"), filled(dir, port, asRoot));
        var process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-imap"));
        var box = new ImapBox(process, dir.resolve("mail"), asRoot, port);
        for (String folder : List.of("", "tmp", "cur", "new")) {
            box.own(Files.createDirectories(box.mail.resolve(folder)));
        }
        awaitListening(process, port);
        return box;
    }

    private static String filled(Path dir, int port, boolean asRoot) throws IOException {
        String text;
        try (var in = Objects.requireNonNull(ImapBox.class.getResourceAsStream("/bench-dovecot.conf"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var who = asRoot ? OF_ROOT : plainUser(dir);
        var words = Map.of(
                "@DIR@", dir.toString(),
                "@PORT@", String.valueOf(port),
                "@INTERNAL@", who.get(0),
                "@GROUP@", who.get(1),
                "@LOGIN@", who.get(2),
                "@UID@", who.get(3),
                "@GID@", who.get(4));
        for (var word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }

    private static List<String> plainUser(Path dir) throws IOException {
        String user = Files.getOwner(dir).getName();
        var group = Files.readAttributes(dir, java.nio.file.attribute.PosixFileAttributes.class)
                .group();
        return List.of(
                user,
                group.getName(),
                user,
                String.valueOf(Files.getAttribute(dir, "unix:uid")),
                String.valueOf(Files.getAttribute(dir, "unix:gid")));
    }

    private static void awaitListening(Process process, int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!listens(port)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("the IMAP server did not start");
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private Path own(Path path) throws IOException {
        if (asRoot) {
            Files.setAttribute(path, "unix:uid", Integer.valueOf(OF_ROOT.get(3)));
            Files.setAttribute(path, "unix:gid", Integer.valueOf(OF_ROOT.get(4)));
        }
        return path;
    }

    /** Written where the server does not look yet. */
    void prepare(String name, byte[] message) throws IOException {
        own(Files.write(mail.resolve("tmp").resolve(name), message));
    }

    /** From now on it is in the inbox. */
    void deliver(String name) throws IOException {
        Files.move(mail.resolve("tmp").resolve(name), mail.resolve("new").resolve(name));
    }

    /** Names of all that was prepared. */
    List<String> prepared() {
        String @Nullable [] names = mail.resolve("tmp").toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }
}
