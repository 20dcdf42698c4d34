/**
 * The connector kit: the contract a channel author writes against (small pure functions) and the runners that own
 * everything about reliability. Imports the shared model only; never a connector, never the hub.
 */
@NullMarked
package org.ventanilla.connector;

import org.jspecify.annotations.NullMarked;
