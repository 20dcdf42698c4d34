package org.ventanilla.hub.media;

import java.awt.image.BufferedImage;

/**
 * Difference hash: the picture as 9 by 8 grey fields, one bit for each field that is darker than its right neighbour.
 * Resized, recompressed or slightly brightened copies of a picture differ in few of the 64 bits.
 */
final class PerceptualHash {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;

    private PerceptualHash() {}

    /** First bit is the top left field; {@link Long#bitCount} of two hashes' exclusive or is their distance. */
    static long of(BufferedImage picture) {
        long bits = 0;
        for (int row = 0; row < ROWS; row++) {
            double left = grey(picture, 0, row);
            for (int column = 1; column < COLUMNS; column++) {
                double right = grey(picture, column, row);
                bits = bits << 1 | (left < right ? 1 : 0);
                left = right;
            }
        }
        return bits;
    }

    /** Mean luma (ITU-R BT.601) of one field; a field of a tiny picture is at least one pixel. */
    private static double grey(BufferedImage picture, int column, int row) {
        int fromX = column * picture.getWidth() / COLUMNS;
        int fromY = row * picture.getHeight() / ROWS;
        int toX = Math.max(fromX + 1, (column + 1) * picture.getWidth() / COLUMNS);
        int toY = Math.max(fromY + 1, (row + 1) * picture.getHeight() / ROWS);
        double sum = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                int rgb = picture.getRGB(x, y);
                sum += 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
            }
        }
        return sum / ((toX - fromX) * (toY - fromY));
    }
}
