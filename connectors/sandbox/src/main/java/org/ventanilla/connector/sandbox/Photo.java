package org.ventanilla.connector.sandbox;

import io.vertx.core.buffer.Buffer;

/**
 * A file that a citizen sends along, passed on byte by byte (EXIF included).
 *
 * @param name file name
 * @param type media type as the sender claims it
 * @param bytes the content
 */
public record Photo(String name, String type, Buffer bytes) {
    @Override
    public String toString() {
        return "Photo[" + type + ", " + bytes.length() + " bytes]";
    }
}
