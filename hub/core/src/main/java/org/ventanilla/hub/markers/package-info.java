/** What maps show: where incidents are and how many, at any zoom and for any filter, from memory. */
@NullMarked
package org.ventanilla.hub.markers;

import org.jspecify.annotations.NullMarked;
