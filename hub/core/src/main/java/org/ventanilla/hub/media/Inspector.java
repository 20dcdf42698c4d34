package org.ventanilla.hub.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Looks at one kept file: what it is, what its camera wrote, and its public pictures. Blocks; bad bytes never throw. */
final class Inspector {
    private final MediaLimits limits;
    private final Clock clock;

    Inspector(MediaLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Throws only when the file cannot be read at all, which is our failure. */
    Inspection inspect(Path file) throws IOException {
        var type = MediaTypes.sniff(file);
        if (Files.size(file) == 0) {
            return Inspection.without(type, PhotoFacts.NONE, Problem.EMPTY);
        }
        if (!MediaTypes.isPicture(type)) {
            return Inspection.without(type, PhotoFacts.NONE, null);
        }
        var facts = PhotoFacts.read(file, type, limits.cameraZone(), clock.instant());
        if (MediaTypes.isHeif(type)) {
            return Inspection.without(type, facts, Problem.HEIC_NOT_SHOWN);
        }
        if (!MediaTypes.isDecodable(type)) {
            return Inspection.without(type, facts, Problem.UNREADABLE_IMAGE);
        }
        return picture(file, type, facts);
    }

    private Inspection picture(Path file, String type, PhotoFacts facts) {
        try (var picture = Picture.open(file, type)) {
            if ((long) picture.width() * picture.height() > limits.maxPixels()) {
                return Inspection.without(type, facts, Problem.TOO_MANY_PIXELS);
            }
            return shown(picture, type, facts);
        } catch (IOException | RuntimeException e) {
            // Decoders answer bad bytes with either; the sender is told by the code, and the original is kept.
            return Inspection.without(type, facts, Problem.UNREADABLE_IMAGE);
        } catch (OutOfMemoryError e) {
            // One array too large for this machine, and the rest is well. Thrown on, the item would come back for ever.
            return Inspection.without(type, facts, Problem.TOO_MANY_PIXELS);
        }
    }

    private static Inspection shown(Picture picture, String type, PhotoFacts facts) throws IOException {
        // Twice the public size, so that the skipped pixels are not seen in the result.
        var decoded = picture.decode(2 * Size.WEB.side());
        var web = Renditions.upright(decoded, facts.orientation(), Size.WEB.side());
        var thumb = Renditions.shrink(web, Size.THUMB.side());
        return new Inspection(
                type,
                facts.isSideways() ? picture.height() : picture.width(),
                facts.isSideways() ? picture.width() : picture.height(),
                facts,
                PerceptualHash.of(thumb),
                Map.of(Size.WEB, Renditions.jpeg(web), Size.THUMB, Renditions.jpeg(thumb)),
                null);
    }
}
