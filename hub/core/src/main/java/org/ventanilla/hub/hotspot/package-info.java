/** Incidents that belong together in space and time, found as reports arrive. */
@NullMarked
package org.ventanilla.hub.hotspot;

import org.jspecify.annotations.NullMarked;
