/** The form of Open311 GeoReport v2 documents, which the connector writes as well as the public site. */
@NullMarked
package org.ventanilla.model.open311;

import org.jspecify.annotations.NullMarked;
