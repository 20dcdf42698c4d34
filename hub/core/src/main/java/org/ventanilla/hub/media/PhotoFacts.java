package org.ventanilla.hub.media;

import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.riff.RiffProcessingException;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What a camera wrote beside the picture (EXIF 2.32). Cameras write nonsense: whatever cannot be true is left out, and a
 * broken block counts as none.
 *
 * @param orientation 1 to 8 (EXIF tag 0x0112); 1 is upright
 */
record PhotoFacts(@Nullable PhotoPosition position, @Nullable Instant takenAt, int orientation) {
    static final PhotoFacts NONE = new PhotoFacts(null, null, 1);

    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;
    private static final int FIRST_SIDEWAYS = 5;
    /** A camera without a fix writes 0/0, or something that rounds to it. About 11 m. */
    private static final double ZERO_ISLAND = 1e-4;

    private static final double WORST_PRECISION_M = 20_000;
    private static final Instant FIRST_CAMERAS = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FAST_CLOCK = Duration.ofDays(1);

    /** Reads only the EXIF block, and only of formats that cameras write: other blocks can unpack to any size. */
    static PhotoFacts read(Path file, String type, ZoneId cameraZone, Instant now) {
        try {
            return of(metadata(file, type), cameraZone, now);
        } catch (IOException | JpegProcessingException | RiffProcessingException | RuntimeException e) {
            // The library throws unchecked ones, too, for bytes that lie about their lengths.
            return NONE;
        }
    }

    boolean isSideways() {
        return orientation >= FIRST_SIDEWAYS;
    }

    private static Metadata metadata(Path file, String type)
            throws IOException, JpegProcessingException, RiffProcessingException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            if (MediaTypes.isHeif(type)) {
                return HeifMetadataReader.readMetadata(in);
            }
            return switch (type) {
                case "image/jpeg" -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
                case "image/webp" -> WebpMetadataReader.readMetadata(in);
                default -> new Metadata();
            };
        }
    }

    private static PhotoFacts of(Metadata metadata, ZoneId cameraZone, Instant now) {
        return new PhotoFacts(
                position(metadata.getFirstDirectoryOfType(GpsDirectory.class)),
                takenAt(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class), cameraZone, now),
                orientation(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class)));
    }

    private static @Nullable PhotoPosition position(@Nullable GpsDirectory gps) {
        var location = gps == null ? null : gps.getGeoLocation();
        if (gps == null || location == null || !isOnEarth(location.getLatitude(), location.getLongitude())) {
            return null;
        }
        var error = gps.getDoubleObject(GpsDirectory.TAG_H_POSITIONING_ERROR);
        var believable = error != null && error > 0 && error <= WORST_PRECISION_M;
        return new PhotoPosition(location.getLatitude(), location.getLongitude(), believable ? error : null);
    }

    /** NaN and infinity fail the comparisons. */
    private static boolean isOnEarth(double lat, double lon) {
        var nowhere = Math.abs(lat) < ZERO_ISLAND && Math.abs(lon) < ZERO_ISLAND;
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !nowhere;
    }

    private static @Nullable Instant takenAt(@Nullable ExifSubIFDDirectory exif, ZoneId cameraZone, Instant now) {
        var date = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone(cameraZone));
        if (date == null) {
            return null;
        }
        var at = date.toInstant();
        return at.isBefore(FIRST_CAMERAS) || at.isAfter(now.plus(FAST_CLOCK)) ? null : at;
    }

    private static int orientation(@Nullable Directory exif) {
        var value = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < UPRIGHT || value > LAST_ORIENTATION ? UPRIGHT : value;
    }
}
