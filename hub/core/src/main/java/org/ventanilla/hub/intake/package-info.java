/** The front door: submission in, receipt out, nothing else. Owns personal.submission and intake.*. */
@NullMarked
package org.ventanilla.hub.intake;

import org.jspecify.annotations.NullMarked;
