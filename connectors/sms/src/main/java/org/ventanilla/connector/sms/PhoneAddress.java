package org.ventanilla.connector.sms;

import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter.AddressKind;

/**
 * The other side of a text message.
 *
 * @param address E.164 where it is a number, with the channel prefix ({@code whatsapp:}) an answer needs; null when
 *     withheld
 * @param replyable whether anything may be sent there
 */
record PhoneAddress(@Nullable String address, AddressKind kind, boolean replyable) {
    static final PhoneAddress WITHHELD = new PhoneAddress(null, AddressKind.NONE, false);

    /** The channel prefix with its colon, empty for plain text messages. */
    String channel() {
        return address == null ? "" : address.substring(0, address.indexOf(':') + 1);
    }

    /** The same number for plain text messages. */
    String bare() {
        return address == null ? "" : address.substring(channel().length());
    }

    /** Contacts stay out of logs. */
    @Override
    public String toString() {
        return "PhoneAddress[" + kind + "]";
    }
}
