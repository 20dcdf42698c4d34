package org.ventanilla.hub.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.common.RationalNumber;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.GpsTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/** Photos as cameras make them, and as they should not. */
final class Photos {
    /** One grey pixel, lossy WebP. */
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private Photos() {}

    /** Left half red, right half blue, with a white bar along the top. */
    static byte[] encoded(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height / 8);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return encoded("jpg", width, height);
    }

    /** Four inks, as print shops write it; the JDK's own reader refuses it. */
    static byte[] inkJpeg() throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var sink = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(sink);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    static byte[] at(double lat, double lon) throws IOException {
        var exif = new TiffOutputSet();
        exif.setGpsInDegrees(lon, lat);
        return withExif(exif);
    }

    /** Degrees and minutes as given, seconds zero, as some cameras write them; a zero denominator is not a number. */
    static byte[] atFractions(RationalNumber[] lat, RationalNumber[] lon) throws IOException {
        var exif = new TiffOutputSet();
        var gps = exif.getOrCreateGpsDirectory();
        gps.add(GpsTagConstants.GPS_TAG_GPS_LATITUDE_REF, "S");
        gps.add(GpsTagConstants.GPS_TAG_GPS_LATITUDE, lat);
        gps.add(GpsTagConstants.GPS_TAG_GPS_LONGITUDE_REF, "W");
        gps.add(GpsTagConstants.GPS_TAG_GPS_LONGITUDE, lon);
        return withExif(exif);
    }

    /** A GPS directory that says nothing. */
    static byte[] withEmptyGps() throws IOException {
        var exif = new TiffOutputSet();
        exif.getOrCreateGpsDirectory().add(GpsTagConstants.GPS_TAG_GPS_VERSION_ID, new byte[] {2, 3, 0, 0});
        return withExif(exif);
    }

    static byte[] takenAt(String exifTime) throws IOException {
        var exif = new TiffOutputSet();
        exif.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, exifTime);
        return withExif(exif);
    }

    static byte[] turned(int orientation) throws IOException {
        var exif = new TiffOutputSet();
        exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) orientation);
        return withExif(exif);
    }

    static byte[] withExif(TiffOutputSet exif) throws IOException {
        var out = new ByteArrayOutputStream();
        new ExifRewriter().updateExifMetadataLossless(jpeg(400, 200), out, exif);
        return out.toByteArray();
    }

    /** An EXIF block whose first directory points at itself as the next one. */
    static byte[] withLoopingExif() throws IOException {
        var tiff = ByteBuffer.allocate(14 + 12);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 1)
                .putShort((short) 0);
        tiff.putInt(8);
        var body = ByteBuffer.allocate(6 + tiff.capacity()).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        body.put(tiff.array());
        var plain = jpeg(40, 20);
        return ByteBuffer.allocate(plain.length + 4 + body.capacity())
                .put(plain, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (body.capacity() + 2))
                .put(body.array())
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** A PNG of a few bytes whose header promises this many pixels (W3C PNG §11.2.2). */
    static byte[] pngPromising(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(8 + 4 + header.length + 4)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The start of a HEIC file: the brand, and a box that claims to be huge (ISO/IEC 14496-12 §4.2). */
    static byte[] heic() {
        return ByteBuffer.allocate(40)
                .putInt(24)
                .put("ftypheic".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put("mif1heic".getBytes(StandardCharsets.US_ASCII))
                .putInt(Integer.MAX_VALUE)
                .put("meta".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .array();
    }
}
