package org.ventanilla.hub.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * The rating form.
 *
 * @param stars chosen so far, 0 for none
 * @param comment typed so far
 * @param problem message key of what is wrong, if anything
 */
public record RatingView(int stars, String comment, @Nullable String problem) {}
