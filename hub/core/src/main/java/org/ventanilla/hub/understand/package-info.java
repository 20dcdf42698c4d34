/** Understands one report: language, place with precision, category, danger. Pure; it never looks at the database. */
@NullMarked
package org.ventanilla.hub.understand;

import org.jspecify.annotations.NullMarked;
