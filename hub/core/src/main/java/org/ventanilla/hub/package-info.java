/** The hub: everything behind the one door. Knows shared-model, never a connector. */
@NullMarked
package org.ventanilla.hub;

import org.jspecify.annotations.NullMarked;
