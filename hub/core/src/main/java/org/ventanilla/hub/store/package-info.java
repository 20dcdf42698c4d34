/** The connection to PostgreSQL and its migrations. Owns no table. */
@NullMarked
package org.ventanilla.hub.store;

import org.jspecify.annotations.NullMarked;
