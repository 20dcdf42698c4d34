package org.ventanilla.hub.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.jpeg.JpegDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPicturesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final Inspector inspector = new Inspector(MediaLimits.usual(ZoneOffset.UTC), CLOCK);
    private Path dir;

    @BeforeEach
    void open(@TempDir Path temporary) {
        dir = temporary;
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void public_pictures_carry_nothing_of_the_camera(Size size) throws Exception {
        var seen = inspect(Photos.at(43.4623, -3.8099));
        var metadata = JpegMetadataReader.readMetadata(
                new ByteArrayInputStream(seen.pictures().get(size)));
        assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
        assertThat(metadata.getDirectoriesOfType(JpegDirectory.class)).isNotEmpty();
        assertThat(shown(seen, size).getWidth()).isEqualTo(Math.min(400, size.side()));
    }

    /** The bar along the top of the stored pixels is seen at the top, bottom, left or right (EXIF 2.32 table 6). */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 200, TOP", "2, 400, 200, TOP", "3, 400, 200, BOTTOM", "4, 400, 200, BOTTOM",
        "5, 200, 400, LEFT", "6, 200, 400, RIGHT", "7, 200, 400, RIGHT", "8, 200, 400, LEFT"
    })
    void a_turned_photo_is_shown_upright(int orientation, int width, int height, String bar) throws IOException {
        var seen = inspect(Photos.turned(orientation));
        assertThat(seen.width()).isEqualTo(width);
        assertThat(seen.height()).isEqualTo(height);

        var picture = shown(seen, Size.WEB);
        assertThat(picture.getWidth()).isEqualTo(width);
        int x =
                switch (bar) {
                    case "LEFT" -> 5;
                    case "RIGHT" -> width - 6;
                    default -> width / 4;
                };
        int y =
                switch (bar) {
                    case "TOP" -> 5;
                    case "BOTTOM" -> height - 6;
                    default -> height / 4;
                };
        assertThat(picture.getRGB(x, y) & 0xFF00)
                .as("green, which only white has")
                .isGreaterThan(0xC000);
        assertThat(picture.getRGB(width / 2 - 20, height / 2 - 20) & 0xFF00).isLessThan(0x4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "jpg"})
    void every_usual_picture_is_shown_as_jpeg(String format) throws IOException {
        var seen = inspect(Photos.encoded(format, 300, 200));
        assertThat(seen.problem()).isNull();
        assertThat(shown(seen, Size.WEB).getWidth()).isEqualTo(300);
    }

    @Test
    void webp_is_shown_too() throws IOException {
        var seen = inspect(Photos.webp());
        assertThat(seen.type()).isEqualTo("image/webp");
        assertThat(shown(seen, Size.WEB).getWidth()).isEqualTo(1);
    }

    @Test
    void a_jpeg_in_printing_inks_is_shown_too() throws IOException {
        assertThat(shown(inspect(Photos.inkJpeg()), Size.WEB).getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"2000, 1000, 1280, 640, 320, 160", "900, 3000, 384, 1280, 96, 320", "100, 50, 100, 50, 100, 50"})
    void public_pictures_keep_their_shape_and_are_never_enlarged(
            int width, int height, int webWidth, int webHeight, int thumbWidth, int thumbHeight) throws IOException {
        var seen = inspect(Photos.encoded("png", width, height));
        var web = shown(seen, Size.WEB);
        var thumb = shown(seen, Size.THUMB);
        assertThat(new int[] {web.getWidth(), web.getHeight(), thumb.getWidth(), thumb.getHeight()})
                .containsExactly(webWidth, webHeight, thumbWidth, thumbHeight);
    }

    private Inspection inspect(byte[] bytes) throws IOException {
        return inspector.inspect(Files.write(dir.resolve("photo"), bytes));
    }

    private static BufferedImage shown(Inspection seen, Size size) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(Objects.requireNonNull(seen.pictures().get(size))));
    }
}
