/**
 * Open311 GeoReport v2, the writing half: other programs' citizens report by {@code POST /open311/v2/requests} and add to
 * what they reported by {@code POST /open311/v2/servicerequestupdates}. What can be read is the public site's.
 */
@NullMarked
package org.ventanilla.connector.open311;

import org.jspecify.annotations.NullMarked;
