/** Asks geocoders of others where an address is, and what address a point has, when our own gazetteer does not know. */
@NullMarked
package org.ventanilla.hub.geocode;

import org.jspecify.annotations.NullMarked;
