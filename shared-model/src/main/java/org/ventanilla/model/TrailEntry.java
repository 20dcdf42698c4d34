package org.ventanilla.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a channel's log about one item, redacted by construction: it holds codes and numbers only, never words,
 * contacts or secrets (CONTRACT VIS-4).
 *
 * @param key of the submission it is about
 * @param step stable code, for example {@code received}, {@code parsed}, {@code receipt}, {@code acknowledged}
 * @param code stable detail, for example the receipt's outcome or a status
 */
public record TrailEntry(String instance, String key, Instant at, String step, @Nullable String code) {}
