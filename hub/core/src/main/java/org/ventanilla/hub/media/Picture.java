package org.ventanilla.hub.media;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** An open picture file: first its size by the header alone, then as many of its pixels as are needed. */
final class Picture implements Closeable {
    private final FileImageInputStream source;
    private final ImageReader reader;

    private Picture(FileImageInputStream source, ImageReader reader) {
        this.source = source;
        this.reader = reader;
    }

    /** The reader is chosen by the sniffed type, so that no other decoder ever sees the bytes. */
    static Picture open(Path file, String type) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            throw new IIOException("no reader for " + type);
        }
        var reader = readers.next();
        var source = new FileImageInputStream(file.toFile());
        // Metadata blocks can unpack to any size; they are not asked for.
        reader.setInput(source, true, true);
        return new Picture(source, reader);
    }

    int width() throws IOException {
        return reader.getWidth(0);
    }

    int height() throws IOException {
        return reader.getHeight(0);
    }

    /** Skips pixels so that the longer side is between once and about twice the given one: memory stays bounded. */
    BufferedImage decode(int side) throws IOException {
        var every = Math.max(1, Math.max(width(), height()) / side);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, how);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        source.close();
    }
}
