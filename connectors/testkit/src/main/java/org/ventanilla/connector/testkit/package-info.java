/**
 * The conformance kit: a hub, a media room and a lease in memory, and a host for one connector instance on a real listener.
 * For the tests of connectors, ours and third parties'; nothing here may run in production.
 */
@NullMarked
package org.ventanilla.connector.testkit;

import org.jspecify.annotations.NullMarked;
