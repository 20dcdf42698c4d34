package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that lead to our mailbox, and the plus addresses made from them (sub-addressing, RFC 5233). A plus tag is
 * the reply token of a report, {@code bounce-<delivery id>} for the return path of what we send, or
 * {@code stop-<delivery id>} for whoever wants no more like it.
 */
record OwnAddresses(Address main, List<Address> all) {
    private static final String BOUNCE = "bounce-";
    private static final String STOP = "stop-";

    /** An address in its two halves; the domain in lower case, for it has no case (RFC 5321 section 2.4). */
    record Address(String local, String domain) {
        static @Nullable Address of(String text) {
            int at = text.lastIndexOf('@');
            if (at < 1 || at == text.length() - 1) {
                return null;
            }
            return new Address(text.substring(0, at), text.substring(at + 1).toLowerCase(Locale.ROOT));
        }

        String tagged(String tag) {
            return local + "+" + tag + "@" + domain;
        }

        @Override
        public String toString() {
            return local + "@" + domain;
        }
    }

    /** Throws {@link IllegalArgumentException} naming the option when an address is none. */
    static OwnAddresses of(String main, List<String> aliases) {
        var first = required("address", main);
        var all = new java.util.ArrayList<Address>(List.of(first));
        aliases.forEach(alias -> all.add(required("aliases", alias)));
        return new OwnAddresses(first, List.copyOf(all));
    }

    private static Address required(String option, String text) {
        var address = Address.of(text);
        if (address == null) {
            throw new IllegalArgumentException(option + " must hold mail addresses, name@domain");
        }
        return address;
    }

    /** Whether mail to this address reaches us, with or without a plus tag. */
    boolean isOwn(String address) {
        return tagAfterOurs(address) != null;
    }

    /** The reply token in one of our plus addresses, or null. Case is kept: tokens are case-sensitive. */
    @Nullable String token(String address) {
        String tag = tagAfterOurs(address);
        return tag == null || tag.isEmpty() || is(BOUNCE, tag) ? null : tag;
    }

    /** The delivery whose return path this address is, or null. */
    @Nullable String bouncedDelivery(String address) {
        String tag = tagAfterOurs(address);
        return tag == null || !is(BOUNCE, tag) ? null : tag.substring(BOUNCE.length());
    }

    /** The return path of a mail we send: what bounces there names the delivery (VERP). */
    String bounceAddress(String deliveryId) {
        return main.tagged(BOUNCE + deliveryId);
    }

    /** Where a mail goes that asks for no more like the one with this delivery id, which only its recipient has seen. */
    String stopAddress(String deliveryId) {
        return main.tagged(STOP + deliveryId);
    }

    /** The delivery somebody wants no more like, from the tag of the address they wrote to; null for any other tag. */
    static @Nullable String stoppedDelivery(String tag) {
        return is(STOP, tag) ? tag.substring(STOP.length()) : null;
    }

    private static boolean is(String kind, String tag) {
        return tag.regionMatches(true, 0, kind, 0, kind.length());
    }

    /** Empty for the bare address, null for a foreign one. Some clients write the plus as {@code %2B}. */
    private @Nullable String tagAfterOurs(String text) {
        var address = Address.of(text.replace("%2B", "+").replace("%2b", "+"));
        if (address == null) {
            return null;
        }
        for (Address own : all) {
            String local = address.local();
            int length = own.local().length();
            if (address.domain().equals(own.domain()) && local.regionMatches(true, 0, own.local(), 0, length)) {
                if (local.length() == length) {
                    return "";
                }
                if (local.charAt(length) == '+') {
                    return local.substring(length + 1);
                }
            }
        }
        return null;
    }
}
