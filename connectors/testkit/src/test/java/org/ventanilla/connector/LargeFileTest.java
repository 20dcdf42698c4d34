package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Attachment.State;

/** A file that is too large for memory goes from its provider to the media room by way of the disk. */
class LargeFileTest {
    private static final String WORDS = "a very long film";
    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.EPOCH);
    private final AtomicInteger asked = new AtomicInteger();
    private Path state = Path.of("");

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        state = folder;
        Files.createDirectories(folder.resolve("bell/late"));
        Wait.on(hub.open());
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void what_the_connector_wrote_to_the_file_is_stored_and_the_file_is_gone() throws IOException {
        assertThat(fetched(new MemoryBlobs())).satisfies(file -> {
            assertThat(file.state()).isEqualTo(State.STORED);
            assertThat(file.size()).isEqualTo(WORDS.length());
        });
        assertThat(asked).hasValue(1);
        assertThat(state.resolve("bell/late")).isEmptyDirectory();
    }

    @Test
    void a_file_that_the_room_took_over_and_lost_is_fetched_again() throws IOException {
        assertThat(fetched(new Forgetful())).extracting(Attachment::state).isEqualTo(State.STORED);
        assertThat(asked).hasValue(2);
        assertThat(state.resolve("bell/late")).isEmptyDirectory();
    }

    private Attachment fetched(Blobs blobs) {
        var services = new HostServices(
                vertx,
                clock,
                URI.create("https://city.example"),
                state,
                blobs,
                new MemorySourceState(clock).node("one"),
                Hosting.QUICK);
        var way = new Way(
                new HubLink(vertx, Hosting.QUICK, new RecentlySent()),
                new Submissions("bell", Said.descriptor("bell")),
                new Trail(services, "bell"));
        var remote = new DraftFile.Remote(URI.create("https://provider.example/film"), "video/mp4");
        var unused = Wait.on(
                new LateFetch(services, "bell", way, new Written()).followUp(new LateFile("bell:1", 0, remote)));
        return hub.reports().get(0).attachments().get(0);
    }

    /** Writes to the file it is given. */
    private final class Written implements RemoteFiles {
        @Override
        public Future<Buffer> fetch(URI address) {
            return Future.failedFuture("not this way");
        }

        @Override
        public Future<Optional<Buffer>> fetch(URI address, Path into) {
            asked.incrementAndGet();
            return vertx.fileSystem()
                    .writeFile(into.toString(), Buffer.buffer(WORDS))
                    .map(Optional.empty());
        }
    }

    /** Takes a file over and fails after that, once. */
    private static final class Forgetful implements Blobs {
        private final MemoryBlobs room = new MemoryBlobs();
        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public Future<Attachment> put(Path file, @Nullable String declaredType, @Nullable String name) {
            if (taken.incrementAndGet() > 1) {
                return room.put(file, declaredType, name);
            }
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Future.failedFuture("the database went away");
        }

        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            return room.put(bytes, declaredType, name);
        }

        @Override
        public Future<Buffer> get(String ref) {
            return room.get(ref);
        }
    }
}
