package org.ventanilla.hub.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Serial;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.store.Database;

/**
 * A real PostgreSQL in a folder of ours, kept between runs. Durable (the embedded one is not by default), small, watched:
 * when its postmaster is gone it is started again on the same port; one that a killed program left running is taken over.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String USER = "postgres";
    private static final int POOL = 8;
    private static final int PORT_LINE = 3;
    private static final long MEGABYTE = 1024 * 1024;
    /** A new one takes 40 MB, and one that runs full cannot even be read any more. */
    private static final long ROOM = 64 * MEGABYTE;

    private final FileChannel claim;
    private final Path data;
    private final int port;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "database-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel claim, Path data, int port, EmbeddedPostgres server) {
        this.claim = claim;
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** Starts the one in the folder, making it the first time; blocks for a second or two. */
    static EmbeddedDatabase start(Path dir) throws IOException {
        Path data = Files.createDirectories(dir).resolve("postgres").toAbsolutePath();
        var claim = claim(dir);
        stopLeftOver(data);
        long free = Files.getFileStore(dir).getUsableSpace();
        if (free < ROOM) {
            claim.close();
            throw Unusable.small(dir, free);
        }
        int port = freePort();
        var database = new EmbeddedDatabase(claim, data, port, launch(data, port));
        var unused = database.watcher.scheduleWithFixedDelay(
                database::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return database;
    }

    Database address() {
        return new Database("127.0.0.1", port, USER, USER, USER, POOL);
    }

    /** Held as long as this process lives, however it ends: the folder of a running program is never taken from it. */
    private static FileChannel claim(Path dir) throws IOException {
        var channel = FileChannel.open(dir.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw Unusable.inUse(dir);
        }
        return channel;
    }

    /** The operator can do something about it, and the message says what. */
    static final class Unusable extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Unusable(String advice, @Nullable Throwable cause) {
            super(advice, cause);
        }

        static Unusable inUse(Path dir) {
            return new Unusable(
                    "the folder " + dir + " is used by a Ventanilla that runs; stop it or choose another folder", null);
        }

        static Unusable small(Path dir, long free) {
            return new Unusable(
                    "the disk of " + dir + " has only " + free / MEGABYTE + " MB left and the database needs "
                            + ROOM / MEGABYTE + "; free space or choose another folder",
                    null);
        }

        static Unusable dead(Path data, Exception cause) {
            return new Unusable(
                    "the database in " + data + " does not start (" + cause.getMessage()
                            + "); look whether its disk is full and whether its files belong to you",
                    cause);
        }
    }

    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // It is stopped after the hub, by whoever started it: a hook of its own would take it away too early.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("jit", "off");
        try {
            return builder.start();
        } catch (IOException | IllegalStateException e) {
            throw Unusable.dead(data, e);
        }
    }

    /** A program killed without mercy leaves its database running; end it, so that the new one can have the folder. */
    private static void stopLeftOver(Path data) throws IOException {
        Optional<ProcessHandle> left = postmaster(data);
        if (left.isPresent()) {
            LOG.info(
                    "stopping the database that an earlier run left behind pid={}",
                    left.get().pid());
            left.get().destroy();
            try {
                left.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException(
                        "the database of an earlier run does not stop: end process "
                                + left.get().pid(),
                        e);
            }
        }
    }

    /** The postmaster that owns the folder, if it lives. First line of its file is its pid (PostgreSQL, "postmaster.pid"). */
    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(false));
    }

    private void look() {
        try {
            if (postmaster(data).isEmpty()) {
                LOG.error("the database process is gone, starting it again");
                server.close(); // gives its hold on the folder back
                server = launch(data, port);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the database cannot be started again, trying on", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        watcher.shutdownNow();
        server.close();
        claim.close();
    }
}
