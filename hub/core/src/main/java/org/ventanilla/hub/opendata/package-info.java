/** What the city publishes as files: all that may be seen of incidents, once a day, and the figures that follow from them. */
@NullMarked
package org.ventanilla.hub.opendata;

import org.jspecify.annotations.NullMarked;
