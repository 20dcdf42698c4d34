/**
 * The telephone connector: a short dialogue with callers over Twilio-compatible voice webhooks. What to say next is a pure
 * function of where the dialogue stands and what was said; where it stands travels in the signed address of the next request.
 */
@NullMarked
package org.ventanilla.connector.phone;

import org.jspecify.annotations.NullMarked;
