/** What can be reported, as other programs see it: since when it is as it is. */
@NullMarked
package org.ventanilla.hub.catalogue;

import org.jspecify.annotations.NullMarked;
