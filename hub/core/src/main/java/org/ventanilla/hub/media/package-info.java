/** Bytes by claim check: sniffed, read for a position, stripped, resized. Owns the schema media and the files. */
@NullMarked
package org.ventanilla.hub.media;

import org.jspecify.annotations.NullMarked;
