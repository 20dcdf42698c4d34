package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;

/**
 * One native item as it came.
 *
 * @param position the source's cursor value just after this item
 * @param nativeId stable id of the item, used for the key when it cannot be parsed
 * @param raw untouched bytes
 * @param contentType of the raw bytes
 */
public record RawItem(String position, String nativeId, Buffer raw, String contentType) {
    @Override
    public String toString() {
        return "RawItem[" + position + "]";
    }
}
