package org.ventanilla.hub.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.imaging.common.RationalNumber;
import org.apache.commons.imaging.formats.tiff.constants.GpsTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoFactsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private Path dir;

    @BeforeEach
    void open(@TempDir Path temporary) {
        dir = temporary;
    }

    @ParameterizedTest
    @CsvSource({"43.4623, -3.8099", "-33.8688, 151.2093", "-0.3713, -78.5", "0, 10.5", "89.9, 179.9"})
    void the_position_is_read_in_every_quarter_of_the_world(double lat, double lon) throws IOException {
        var position = Objects.requireNonNull(read(Photos.at(lat, lon)).position());
        assertThat(position.lat()).isCloseTo(lat, within(1e-5));
        assertThat(position.lon()).isCloseTo(lon, within(1e-5));
        assertThat(position.precisionM()).isNull();
    }

    @Test
    void fractional_minutes_are_read() throws IOException {
        RationalNumber[] lat = {new RationalNumber(0, 1), new RationalNumber(22278, 1000), new RationalNumber(0, 1)};
        RationalNumber[] lon = {new RationalNumber(78, 1), new RationalNumber(30, 1), new RationalNumber(0, 1)};
        var position = Objects.requireNonNull(read(Photos.atFractions(lat, lon)).position());
        assertThat(position.lat()).isCloseTo(-0.3713, within(1e-6));
        assertThat(position.lon()).isCloseTo(-78.5, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 1", "0, 0, 0, 0", "43, 0, 3, 0", "91, 1, 3, 1", "43, 1, 181, 1", "0, 7, 0, 3"})
    void a_position_that_cannot_be_true_is_none(int lat, int latOver, int lon, int lonOver) throws IOException {
        assertThat(read(Photos.atFractions(triple(lat, latOver), triple(lon, lonOver)))
                        .position())
                .isNull();
    }

    @Test
    void an_empty_gps_block_is_no_position() throws IOException {
        assertThat(read(Photos.withEmptyGps()).position()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12, 1, 12.0", "0, 1, ", "1, 0, ", "90000, 1, "})
    void the_stated_error_is_the_precision_when_believable(int metres, int over, Double precision) throws IOException {
        var exif = new TiffOutputSet();
        exif.setGpsInDegrees(-3.8099, 43.4623);
        exif.getOrCreateGpsDirectory()
                .add(GpsTagConstants.GPS_TAG_GPS_HOR_POSITIONING_ERROR, new RationalNumber(metres, over));
        var position = Objects.requireNonNull(read(Photos.withExif(exif)).position());
        assertThat(position.precisionM()).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource({
        "2026:02:28 09:30:00, 2026-02-28T08:30:00Z",
        "2008:10:22 16:28:39, 2008-10-22T14:28:39Z",
        "1970:01:01 00:00:00, ",
        "0000:00:00 00:00:00, ",
        "2031:01:01 00:00:00, ",
        "not a time at all.., "
    })
    void the_time_is_the_cameras_own_unless_it_cannot_be_true(String exif, Instant takenAt) throws IOException {
        assertThat(read(Photos.takenAt(exif)).takenAt()).isEqualTo(takenAt);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "6, 6", "8, 8", "9, 1", "99, 1"})
    void an_unknown_orientation_is_upright(int written, int read) throws IOException {
        assertThat(read(Photos.turned(written)).orientation()).isEqualTo(read);
    }

    @Test
    void a_directory_that_points_at_itself_ends() throws IOException {
        assertThat(read(Photos.withLoopingExif()).position()).isNull();
    }

    @Property(tries = 200)
    void broken_bytes_never_throw(@ForAll @IntRange(max = 500) int at, @ForAll byte value, @ForAll boolean cut)
            throws IOException {
        var bytes = Photos.at(43.4623, -3.8099);
        bytes[at] = value;
        var file = Files.createTempFile("photo", ".jpg");
        Files.write(file, cut ? Arrays.copyOf(bytes, at) : bytes);
        assertThat(PhotoFacts.read(file, "image/jpeg", MADRID, NOW)).isNotNull();
        Files.delete(file);
    }

    private static RationalNumber[] triple(int degrees, int over) {
        return new RationalNumber[] {
            new RationalNumber(degrees, over), new RationalNumber(0, over), new RationalNumber(0, over)
        };
    }

    private PhotoFacts read(byte[] jpeg) throws IOException {
        var file = Files.write(dir.resolve("photo"), jpeg);
        return PhotoFacts.read(file, "image/jpeg", MADRID, NOW);
    }
}
