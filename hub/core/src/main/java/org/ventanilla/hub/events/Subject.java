package org.ventanilla.hub.events;

import org.jspecify.annotations.Nullable;

/** What a filter looks at of an incident as it stands. */
public record Subject(@Nullable String category, @Nullable String area, @Nullable String department) {}
