/** Brings streets, house numbers and named places of other sources into the city's own files. */
@NullMarked
package org.ventanilla.hub.boot.gazetteer;

import org.jspecify.annotations.NullMarked;
