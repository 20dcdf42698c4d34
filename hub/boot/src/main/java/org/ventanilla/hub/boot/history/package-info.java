/** Brings in what a city was told before it had this hub: files in, submissions with their own dates out. */
@NullMarked
package org.ventanilla.hub.boot.history;

import org.jspecify.annotations.NullMarked;
