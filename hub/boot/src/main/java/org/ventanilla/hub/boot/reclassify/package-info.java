/** Gives past incidents the categories of today's taxonomy: what would move and why, the move, and the way back. */
@NullMarked
package org.ventanilla.hub.boot.reclassify;

import org.jspecify.annotations.NullMarked;
