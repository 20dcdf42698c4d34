/** What of an incident may be seen by everybody. Pure. */
@NullMarked
package org.ventanilla.hub.publish;

import org.jspecify.annotations.NullMarked;
