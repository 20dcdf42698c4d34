/** The desk: what somebody who speaks with a citizen needs, and how they report for them. */
@NullMarked
package org.ventanilla.hub.desk;

import org.jspecify.annotations.NullMarked;
