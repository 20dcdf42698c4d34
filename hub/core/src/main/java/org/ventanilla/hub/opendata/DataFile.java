package org.ventanilla.hub.opendata;

import java.time.LocalDate;

/**
 * A published file.
 *
 * @param name below {@code /opendata/}
 * @param size in bytes
 * @param sha256 of its content, lower-case hex
 */
public record DataFile(LocalDate date, String name, String type, long size, String sha256) {}
