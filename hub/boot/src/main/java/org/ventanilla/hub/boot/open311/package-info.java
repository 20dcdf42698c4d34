/** Asks any server whether it keeps GeoReport v2: numbered checks over HTTP, as its clients would meet it. */
@NullMarked
package org.ventanilla.hub.boot.open311;

import org.jspecify.annotations.NullMarked;
