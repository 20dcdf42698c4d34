package org.ventanilla.hub.media;

import io.vertx.core.buffer.Buffer;

/**
 * A derived picture that anybody may see.
 *
 * @param type always {@code image/jpeg} today
 * @param bytes re-encoded, without any metadata of the original
 */
public record PublicFile(String type, Buffer bytes) {}
