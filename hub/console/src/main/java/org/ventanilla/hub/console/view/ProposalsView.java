package org.ventanilla.hub.console.view;

import java.util.List;
import org.ventanilla.hub.transcript.Proposal;

/**
 * Proposed reports that wait for a person.
 *
 * @param more whether there are more than are shown
 * @param done what has just been done, as in the address
 */
public record ProposalsView(List<Proposal> proposals, boolean more, String done) {}
