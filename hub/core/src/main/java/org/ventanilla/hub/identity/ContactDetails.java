package org.ventanilla.hub.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;

/**
 * One way to reach a reporter.
 *
 * @param channel on which they are reached: {@code email}, {@code sms}
 * @param address mail address (any case: kept in lower case, as mailboxes are told apart in practice) or E.164 number
 * @param language BCP 47 tag when known
 * @param assurance how far the channel vouches for the address
 */
public record ContactDetails(
        String jurisdiction,
        String channel,
        String address,
        @Nullable String displayName,
        @Nullable String language,
        Reporter.Assurance assurance) {

    /** RFC 5321 §4.5.3.1: 64 octets, an at sign and 255; longer ones are cut, as no such mailbox exists. */
    private static final int LONGEST_ADDRESS = 320;

    private static final int LONGEST_NAME = 200;

    /** One odd address must not fail the whole batch it is in: what cannot be kept is left out rather than refused. */
    public ContactDetails {
        address = canonical(channel, address);
        displayName = displayName == null ? null : storable(displayName, LONGEST_NAME);
        language = language == null ? null : storable(language, LONGEST_NAME);
    }

    /** As addresses are compared and kept. */
    public static String canonical(String channel, String address) {
        var clean = storable(address, LONGEST_ADDRESS);
        return channel.equals("email") ? clean.toLowerCase(Locale.ROOT) : clean;
    }

    /** What is unique in the database. */
    Key key() {
        return new Key(jurisdiction, channel, address);
    }

    /** Of two of one contact: what the later one says, and the better assurance. */
    ContactDetails followedBy(ContactDetails later) {
        return new ContactDetails(
                jurisdiction,
                channel,
                address,
                later.displayName == null ? displayName : later.displayName,
                later.language == null ? language : later.language,
                assurance.compareTo(later.assurance) > 0 ? assurance : later.assurance);
    }

    /** PostgreSQL takes neither NUL nor half a surrogate pair; the second becomes a question mark. */
    private static String storable(String text, int longest) {
        var stripped = text.replace("\0", "").strip();
        var cut = stripped.length() > longest ? stripped.substring(0, longest) : stripped;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "ContactDetails[" + jurisdiction + "/" + channel + "]";
    }

    /** Sorted the same way everywhere, so that two batches never wait for each other. */
    record Key(String jurisdiction, String channel, String address) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byJurisdiction = jurisdiction.compareTo(other.jurisdiction);
            int byChannel = byJurisdiction == 0 ? channel.compareTo(other.channel) : byJurisdiction;
            return byChannel == 0 ? address.compareTo(other.address) : byChannel;
        }

        @Override
        public String toString() {
            return "Key[" + jurisdiction + "/" + channel + "]";
        }
    }
}
