package org.ventanilla.hub.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.Resizers;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Makes public pictures: upright, on white, never enlarged, encoded anew so that nothing of the original's metadata stays. */
final class Renditions {
    static final String TYPE = "image/jpeg";
    private static final double QUALITY = 0.82;

    private Renditions() {}

    /** At most {@code side} pixels on its longer side. */
    static BufferedImage upright(BufferedImage decoded, int orientation, int side) throws IOException {
        // Java scales this layout of pixels several times faster than the one decoders give.
        var small = shrink(onWhite(decoded), side);
        return ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                .apply(small);
    }

    /** Of a picture without transparency. A step looks at two by two pixels: more than half at once would skip some. */
    static BufferedImage shrink(BufferedImage picture, int side) throws IOException {
        var longer = Math.max(picture.getWidth(), picture.getHeight());
        if (longer <= side) {
            return picture;
        }
        var scale = (double) Math.max(side, (longer + 1) / 2) / longer;
        // Thumbnailator's own way of several steps, chosen below one half, takes six times as long for the same pixels.
        var smaller = Thumbnails.of(picture)
                .forceSize(scaled(picture.getWidth(), scale), scaled(picture.getHeight(), scale))
                .resizer(Resizers.BILINEAR)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
        return shrink(smaller, side);
    }

    static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(onWhite(picture))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static int scaled(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    /** JPEG has no transparency; left alone it would become black. */
    private static BufferedImage onWhite(BufferedImage picture) {
        var flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = flat.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }
}
