package org.ventanilla.hub.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InspectorTest {
    private final Inspector inspector = new Inspector(
            MediaLimits.usual(ZoneOffset.UTC), Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));

    /** Ten bytes of a good picture turned to nonsense: whatever comes out, nothing is thrown. */
    @Property(tries = 300)
    void a_damaged_picture_never_throws(@ForAll Format format, @ForAll @IntRange(max = 100_000) int seed)
            throws IOException {
        var bytes = format == Format.WEBP ? Photos.webp() : Photos.encoded(format.name(), 64, 48);
        var random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        var file = Files.write(Files.createTempFile("damaged", ".bin"), bytes);
        var seen = inspector.inspect(file);
        Files.delete(file);
        assertThat(seen.problem() == null || seen.pictures().isEmpty()).isTrue();
    }

    enum Format {
        JPG,
        PNG,
        GIF,
        BMP,
        WEBP
    }
}
