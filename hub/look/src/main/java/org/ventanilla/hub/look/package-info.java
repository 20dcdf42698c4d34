/**
 * What the public site and the staff's application have in common: the frame around a page, its style sheet, its two
 * languages, and the way out to the browser. It knows no room of the core.
 */
@NullMarked
package org.ventanilla.hub.look;

import org.jspecify.annotations.NullMarked;
