/** Calls to addresses that somebody gave us: only public ones, only those that were looked at, signed, never followed on. */
@NullMarked
package org.ventanilla.hub.callout;

import org.jspecify.annotations.NullMarked;
