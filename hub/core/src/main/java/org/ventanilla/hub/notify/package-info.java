/** One message owed to one reporter because of one event. Owns the schema notify. */
@NullMarked
package org.ventanilla.hub.notify;

import org.jspecify.annotations.NullMarked;
