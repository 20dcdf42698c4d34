/** Systems that are told what happened: endpoints that are called with events, in order for each incident. Owns the schema downstream. */
@NullMarked
package org.ventanilla.hub.downstream;

import org.jspecify.annotations.NullMarked;
