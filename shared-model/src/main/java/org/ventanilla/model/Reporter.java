package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks, as far as the channel knows. Every field may be missing: a report may be anonymous.
 *
 * @param address native address: E.164 number, mail address, account id
 * @param kind what sort of address it is
 * @param language BCP 47 tag when the channel knows it
 * @param assurance how far the channel vouches for the address
 * @param replyable whether anything may be sent there
 * @param replyChannel channel type the reporter wants answers on; the submission's own when absent
 */
public record Reporter(
        @Nullable String address,
        @Nullable AddressKind kind,
        @Nullable String displayName,
        @Nullable String language,
        @Nullable Assurance assurance,
        @Nullable Boolean replyable,
        @Nullable String replyChannel) {

    /** An anonymous reporter who said nothing about themselves. */
    public static final Reporter ANONYMOUS =
            new Reporter(null, AddressKind.NONE, null, null, Assurance.NONE, false, null);

    /** Somebody with an account at the channel's provider, which knows them by it and takes answers for it. */
    public static Reporter account(String id, @Nullable String name, @Nullable String language) {
        return new Reporter(id, AddressKind.ACCOUNT, name, language, Assurance.VERIFIED, true, null);
    }

    /** Sorts of native address. */
    public enum AddressKind {
        EMAIL,
        MOBILE,
        LANDLINE,
        ALPHANUMERIC,
        SHORT_CODE,
        ACCOUNT,
        NONE
    }

    /** How far the channel vouches for the address. */
    public enum Assurance {
        NONE,
        CLAIMED,
        VERIFIED
    }

    /** Whether an answer can be sent. */
    public boolean canBeAnswered() {
        return address != null && !Boolean.FALSE.equals(replyable) && kind != AddressKind.NONE;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Reporter[" + kind + "]";
    }
}
