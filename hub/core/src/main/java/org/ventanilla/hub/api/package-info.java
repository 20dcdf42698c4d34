/** The JSON doors of the core: intake, ledger, staff actions, events. Maps, calls a room, answers. */
@NullMarked
package org.ventanilla.hub.api;

import org.jspecify.annotations.NullMarked;
