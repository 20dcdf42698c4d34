package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.intake.Received.State;

/** Pictures that take their time keep their reports waiting, and never the lane. */
@ExtendWith(VertxExtension.class)
class PicturesWaitTest {
    /** A picture by its first bytes, and none by the rest. */
    private static final Buffer PICTURE = Buffer.buffer("\u0089PNG\r\n\u001a\n", StandardCharsets.ISO_8859_1.name());

    /** More than look at pictures side by side. */
    private static final int MORE_THAN_LOOK = 8;

    @AutoClose
    private TriageRoom room;

    private Path files;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path folder) {
        files = folder.resolve("media");
        room = new TriageRoom(vertx, files);
    }

    private void reported() {
        reported(PICTURE);
    }

    private void reported(Buffer picture) {
        var kept = get(room.hub.media.keep(picture, "image/png", "foto.png"));
        var submission = Lamps.by("web", "ana", 0).submission();
        get(room.hub.intake.accept(
                submission.changed().attachments(List.of(kept)).made()));
    }

    @Test
    void a_round_ends_and_a_later_one_files_it(Vertx vertx) {
        var looked = new CountDownLatch(1);
        var workers = vertx.createSharedWorkerExecutor("media-looks");
        for (int i = 0; i < MORE_THAN_LOOK; i++) {
            workers.executeBlocking(
                            () -> {
                                looked.await();
                                return null;
                            },
                            false)
                    .onFailure(never -> looked.countDown());
        }
        reported();
        room.triage.waitForPictures(Duration.ofMillis(20));
        room.file();
        assertThat(room.states()).containsExactly(State.RECEIVED);
        looked.countDown();
        room.triage.waitForPictures(Duration.ofSeconds(20));
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT);
    }

    @Test
    void a_disk_that_takes_none_keeps_the_report_until_it_does() throws IOException {
        Files.createDirectories(files);
        Path inTheWay = Files.writeString(files.resolve("web"), "a file where the folder should be");
        var drawn = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", drawn);
        reported(Buffer.buffer(drawn.toByteArray()));
        room.file();
        assertThat(room.states()).containsExactly(State.RECEIVED);
        Files.delete(inTheWay);
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT);
        assertThat(room.incidents().get(0).photos()).hasSize(1);
    }

    @Test
    void an_unreadable_one_is_no_reason_to_wait() {
        assertThat(Files.exists(files)).isFalse();
        reported();
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT);
    }
}
