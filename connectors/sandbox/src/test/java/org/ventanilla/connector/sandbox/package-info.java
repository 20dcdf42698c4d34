/** Tests of the sandbox, over real sockets on loopback. They see the room from inside. */
@NullMarked
package org.ventanilla.connector.sandbox;

import org.jspecify.annotations.NullMarked;
