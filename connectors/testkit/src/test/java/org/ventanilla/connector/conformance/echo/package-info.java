/** A healthy connector that knows how to do everything, and its outside world: what the broken ones are variations of. */
@NullMarked
package org.ventanilla.connector.conformance.echo;

import org.jspecify.annotations.NullMarked;
