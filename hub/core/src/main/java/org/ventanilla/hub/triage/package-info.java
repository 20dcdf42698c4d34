/** The lane: takes received reports in order, understands, matches and files them, one writer per jurisdiction. */
@NullMarked
package org.ventanilla.hub.triage;

import org.jspecify.annotations.NullMarked;
