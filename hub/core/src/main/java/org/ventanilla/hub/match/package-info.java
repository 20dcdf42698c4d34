/** Decides whether a report is about an incident that is already known. Pure; every score names its reasons. */
@NullMarked
package org.ventanilla.hub.match;

import org.jspecify.annotations.NullMarked;
