/**
 * The text message connector: Twilio's webhooks in, its message API out. Pure functions over requests and answers; the
 * kit's runners own everything about reliability.
 */
@NullMarked
package org.ventanilla.connector.sms;

import org.jspecify.annotations.NullMarked;
