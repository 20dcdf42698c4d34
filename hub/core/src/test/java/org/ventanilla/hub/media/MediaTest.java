package org.ventanilla.hub.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.store.TestDatabase.result;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Fingerprint;

@ExtendWith(VertxExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final MediaLimits LIMITS = MediaLimits.usual(ZoneId.of("Europe/Madrid"));

    private Vertx vertx;
    private TestDatabase database;
    private Path dir;
    private Media media;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.fresh(vertx);
    }

    @BeforeEach
    void open(@TempDir Path temporary) {
        dir = temporary.resolve("media");
        result(database.pool().query("truncate media.file").execute());
        media = new Media(vertx, dir, database.pool(), CLOCK, LIMITS);
    }

    @AfterAll
    void stop() {
        database.close();
        result(vertx.close());
    }

    @Test
    void a_photo_is_kept_as_it_came_and_described_by_its_reference() throws IOException {
        var bytes = Photos.at(43.4623, -3.8099);
        var stored = store(bytes, "image/jpeg", "C:\\fotos\\farola\u202Egpj.jpg");

        assertThat(stored.ref()).isEqualTo(Fingerprint.of(bytes));
        assertThat(stored.size()).isEqualTo(bytes.length);
        assertThat(stored.name()).isEqualTo("farolagpj.jpg");
        assertThat(stored.sniffedType()).isEqualTo("image/jpeg");
        assertThat(stored.width()).isEqualTo(400);
        assertThat(stored.height()).isEqualTo(200);
        assertThat(stored.problem()).isNull();
        assertThat(stored.isShown()).isTrue();
        assertThat(stored.toString()).doesNotContain("farola", "43.");
        assertThat(stored.toAttachment().sha256()).isEqualTo(stored.ref());
        assertThat(result(media.original(stored.ref()))).isEqualTo(Buffer.buffer(bytes));
        assertThat(result(media.describe(List.of("0".repeat(64), stored.ref()))))
                .containsExactly(stored.sentAs(null, null));
    }

    @Test
    void anybody_gets_pictures_made_anew() throws IOException {
        var bytes = Photos.at(43.4623, -3.8099);
        var ref = store(bytes, "image/jpeg", null).ref();
        for (var size : Size.values()) {
            var file = result(media.publicFile(ref, size)).orElseThrow();
            assertThat(file.type()).isEqualTo("image/jpeg");
            assertThat(file.bytes()).isNotEqualTo(Buffer.buffer(bytes));
        }
    }

    @Test
    void what_is_only_kept_says_what_it_shows_to_whoever_asks() throws IOException {
        var bytes = Photos.at(43.4623, -3.8099);
        var kept = result(media.keep(Buffer.buffer(bytes), "image/jpeg", "farola.jpg"));
        assertThat(kept.ref()).isEqualTo(Fingerprint.of(bytes));
        assertThat(kept.size()).isEqualTo(bytes.length);
        assertThat(kept.sniffedType()).isEqualTo("image/jpeg");
        assertThat(kept.name()).isEqualTo("farola.jpg");
        assertThat(kept.problem()).isNull();
        assertThat(filesUnder("originals")).hasSize(1);

        assertThat(result(media.describe(List.of(Fingerprint.of(bytes)))))
                .containsExactly(store(bytes, null, null).sentAs(null, null))
                .allSatisfy(known -> assertThat(known.position()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg, plain words, lying-type", "text/plain, plain words, ", "image/png, '', empty"})
    void what_is_only_kept_is_named_for_what_is_seen_at_once(
            String declared, String content, @Nullable String problem) {
        var kept = result(media.keep(Buffer.buffer(content), declared, null));
        assertThat(kept.problem()).isEqualTo(problem);
    }

    @Test
    void a_picture_that_nobody_looked_at_before_the_power_went_is_made_when_it_is_asked_for() throws IOException {
        var ref = store(Photos.jpeg(400, 200), "image/jpeg", null).ref();
        result(database.pool().query("truncate media.file").execute());
        for (var size : Size.values()) {
            for (Path file : filesUnder(size.name().toLowerCase(Locale.ROOT))) {
                Files.delete(file);
            }
        }
        var all = IntStream.range(0, 8)
                .mapToObj(i -> media.publicFile(ref, Size.THUMB))
                .toList();
        result(Future.all(all));
        assertThat(all).allSatisfy(file -> assertThat(file.result()).isPresent());
        assertThat(result(media.publicFile(ref, Size.WEB))).isPresent();
    }

    @Test
    void equal_bytes_are_kept_once_even_at_the_same_moment() throws IOException {
        var bytes = Buffer.buffer(Photos.jpeg(400, 200));
        var all = IntStream.range(0, 8)
                .mapToObj(i -> media.store(bytes, "image/jpeg", i + ".jpg"))
                .toList();
        result(Future.all(all));

        assertThat(all)
                .extracting(f -> f.result().ref())
                .containsOnly(all.get(0).result().ref());
        assertThat(all.get(7).result().name()).isEqualTo("7.jpg");
        assertThat(result(database.pool().query("select * from media.file").execute())
                        .size())
                .isEqualTo(1);
        assertThat(filesUnder("originals")).hasSize(1);
        assertThat(filesUnder("incoming")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, <html><script>alert(1)</script></html>, lying-type, text/html",
        "image/png, plain words, lying-type, text/plain",
        "image/svg+xml, <svg xmlns='http://www.w3.org/2000/svg'/>, , image/svg+xml",
        "image/jpeg, <svg xmlns='http://www.w3.org/2000/svg'/>, lying-type, image/svg+xml",
        "text/plain, plain words, , text/plain",
        ", plain words, , text/plain",
        "IMAGE/JPEG, '', empty, application/octet-stream",
    })
    void what_is_no_picture_is_kept_named_and_never_public(
            @Nullable String declared, String content, @Nullable String problem, String sniffed) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var stored = store(bytes, declared, "x.jpg");

        assertThat(stored.problem()).isEqualTo(problem);
        assertThat(stored.sniffedType()).isEqualTo(sniffed);
        assertThat(result(media.original(stored.ref())).getBytes()).isEqualTo(bytes);
        assertThat(stored.isShown()).isFalse();
        for (var size : Size.values()) {
            assertThat(result(media.publicFile(stored.ref(), size))).isEmpty();
        }
    }

    @Test
    void the_same_bytes_lie_only_for_the_sender_who_lied() {
        var bytes = "plain words".getBytes(StandardCharsets.UTF_8);
        assertThat(store(bytes, "image/jpeg", null).problem()).isEqualTo("lying-type");
        assertThat(store(bytes, "text/plain", null).problem()).isNull();
    }

    @Test
    void a_header_that_promises_too_many_pixels_is_not_decoded() {
        var stored = store(Photos.pngPromising(100_000, 100_000), "image/png", null);
        assertThat(stored.problem()).isEqualTo("too-many-pixels");
        assertThat(result(media.publicFile(stored.ref(), Size.WEB))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 200})
    void a_picture_cut_short_is_kept_and_named_or_shown(int length) throws IOException {
        var cut = Arrays.copyOf(Photos.jpeg(400, 200), length);
        var stored = store(cut, "image/jpeg", null);
        assertThat(stored.problem()).isIn("unreadable-image", "lying-type");
    }

    @Test
    void a_png_without_pixels_is_unreadable() {
        assertThat(store(Photos.pngPromising(10, 10), "image/png", null).problem())
                .isEqualTo("unreadable-image");
    }

    @Test
    void heic_is_kept_and_not_shown() {
        var stored = store(Photos.heic(), "image/jpeg", "IMG_1.jpg");
        assertThat(stored.sniffedType()).isEqualTo("image/heic");
        assertThat(stored.problem()).isEqualTo("heic-not-shown");
        assertThat(result(media.publicFile(stored.ref(), Size.WEB))).isEmpty();
    }

    @Test
    void an_upload_is_taken_over_and_gone_from_its_old_place(@TempDir Path uploads) throws IOException {
        var bytes = Photos.jpeg(400, 200);
        var first = Files.write(uploads.resolve("a"), bytes);
        var second = Files.write(uploads.resolve("b"), bytes);
        var stored = result(media.storeFile(first, "image/jpeg", "a.jpg"));
        assertThat(result(media.storeFile(second, "image/jpeg", "b.jpg")).ref()).isEqualTo(stored.ref());

        assertThat(uploads).isEmptyDirectory();
        assertThat(result(media.original(stored.ref())).getBytes()).isEqualTo(bytes);
        assertThat(result(media.publicFile(stored.ref(), Size.THUMB))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../etc/passwd",
                "ABCDEF",
                "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void an_unknown_reference_is_nothing(String ref) {
        assertThat(result(media.publicFile(ref, Size.WEB))).isEmpty();
        assertThatThrownBy(() -> result(media.original(ref))).hasCauseInstanceOf(NoSuchMedia.class);
    }

    @Test
    void a_folder_that_cannot_be_written_is_our_failure_and_leaves_nothing() throws IOException {
        Files.createDirectories(dir.getParent());
        Files.writeString(dir, "a file where the folder should be");
        assertThatThrownBy(() -> store(new byte[] {1}, null, "secreto.jpg"))
                .cause()
                .isInstanceOf(MediaUnavailable.class)
                .hasMessageContaining("try later")
                .message()
                .doesNotContain("secreto");
        assertThat(result(database.pool().query("select * from media.file").execute())
                        .size())
                .isZero();
    }

    @Test
    void more_than_may_wait_is_refused_as_try_later() throws IOException {
        var small = new Media(vertx, dir, database.pool(), CLOCK, new MediaLimits(1_000_000, 1, 0, ZoneOffset.UTC));
        var bytes = Buffer.buffer(Photos.jpeg(1000, 1000));
        var all = IntStream.range(0, 20)
                .mapToObj(i -> small.store(bytes.copy().appendInt(i), null, null))
                .toList();
        assertThatThrownBy(() -> result(Future.join(all))).hasCauseInstanceOf(MediaUnavailable.class);
    }

    private StoredMedia store(byte[] bytes, @Nullable String declared, @Nullable String name) {
        return result(media.store(Buffer.buffer(bytes), declared, name));
    }

    private List<Path> filesUnder(String folder) throws IOException {
        try (var files = Files.walk(dir.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
