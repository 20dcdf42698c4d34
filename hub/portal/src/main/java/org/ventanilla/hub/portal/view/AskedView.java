package org.ventanilla.hub.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * After the form: a message is on its way, and a code in it can be typed here.
 *
 * @param handle names the wish; tells nothing
 * @param here the place as it was understood; null for an incident
 * @param feed address of the same as a feed
 * @param wrong whether the code that was typed is not the one
 */
public record AskedView(String handle, String channel, @Nullable String here, String feed, boolean wrong) {}
