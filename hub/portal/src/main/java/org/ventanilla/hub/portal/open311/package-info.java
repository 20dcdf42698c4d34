/**
 * Open311 GeoReport v2, the reading half: what can be reported, what was, and what became of it, for programs of others.
 * Writing is the connector's, which is mounted before it at the same addresses.
 */
@NullMarked
package org.ventanilla.hub.portal.open311;

import org.jspecify.annotations.NullMarked;
