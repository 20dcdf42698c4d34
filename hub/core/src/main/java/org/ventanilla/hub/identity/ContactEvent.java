package org.ventanilla.hub.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a person or a mail system said about writing to a contact, as staff see it. */
public record ContactEvent(String type, String instance, @Nullable String code, Instant at) {}
