/** Commands for people who write connectors: begin one, capture what its source sends, check a finished jar. */
@NullMarked
package org.ventanilla.connector.workshop;

import org.jspecify.annotations.NullMarked;
