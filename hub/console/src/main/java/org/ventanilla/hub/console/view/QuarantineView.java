package org.ventanilla.hub.console.view;

import java.util.List;
import org.ventanilla.hub.intake.QuarantinedItem;

/**
 * What could not be read and waits for a person.
 *
 * @param more whether there are more than are shown
 * @param done what has just been done, as in the address
 */
public record QuarantineView(List<QuarantinedItem> items, boolean more, String done) {}
