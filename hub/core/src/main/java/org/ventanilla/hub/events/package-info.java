/** Facts that happened, appended with a gap-free position in the transaction that made them true. Owns the schema events. */
@NullMarked
package org.ventanilla.hub.events;

import org.jspecify.annotations.NullMarked;
