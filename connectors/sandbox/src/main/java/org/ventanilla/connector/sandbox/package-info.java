/**
 * The outside world on loopback: mail server, Twilio-compatible telephone company and a page that shows what went through
 * them. Speaks the real protocols only, so that a connector cannot tell it from the world; imports nothing of the product.
 */
@NullMarked
package org.ventanilla.connector.sandbox;

import org.jspecify.annotations.NullMarked;
