/** The event bus for programs that are no members of the cluster: a few addresses, with a token, within limits. */
@NullMarked
package org.ventanilla.hub.boot.bridge;

import org.jspecify.annotations.NullMarked;
