/** The thing in the world that needs doing: its life cycle, its reports, its photos and ratings. Owns the schema incident. */
@NullMarked
package org.ventanilla.hub.incident;

import org.jspecify.annotations.NullMarked;
