/** Systems that follow the log under a name, with a cursor that the hub keeps. Owns the schema consumer. */
@NullMarked
package org.ventanilla.hub.consumers;

import org.jspecify.annotations.NullMarked;
