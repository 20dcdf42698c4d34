package org.ventanilla.connector.email;

import java.util.List;

/** The answers of our LMTP (RFC 2033, RFC 5321 section 4.2), with enhanced status codes (RFC 2034). No address is repeated. */
final class LmtpReply {
    static final String OK = "250 2.0.0 OK";
    static final String SENDER_OK = "250 2.1.0 OK";
    static final String RECIPIENT_OK = "250 2.1.5 OK";
    static final String GO_ON = "354 end with a dot on a line by itself";
    static final String BYE = "221 2.0.0 bye";
    static final String CANNOT_VERIFY = "252 2.1.5 not said";
    static final String SAFE = "250 2.0.0 safe";
    static final String LATER = "451 4.3.0 not taken now, come again";
    static final String TOO_LARGE = "552 5.3.4 too large";
    static final String TOO_MANY_RECIPIENTS = "452 4.5.3 too many recipients";
    static final String NOT_OURS = "550 5.1.1 not this mailbox";
    static final String UNKNOWN = "500 5.5.1 unknown command";
    static final String NOT_A_LINE = "500 5.5.2 no command";
    static final String TOO_LONG = "500 5.5.2 line too long";
    static final String BAD_ARGUMENT = "501 5.5.4 argument";
    static final String BAD_ADDRESS = "501 5.1.3 address";
    static final String NEEDS_UTF8 = "553 5.6.7 needs SMTPUTF8";
    static final String BAD_PARAMETER = "555 5.5.4 parameter";
    static final String BAD_SEQUENCE = "503 5.5.1 not in this order";
    static final String NO_RECIPIENTS = "503 5.5.1 no valid recipients";
    static final String TOO_MUCH_NONSENSE = "421 4.7.0 too many errors";
    static final String TOO_MANY_COMMANDS = "421 4.7.0 too many commands";
    static final String STOPPING = "421 4.3.2 stopping, come again";
    static final String BUSY = "421 4.3.2 busy, come again";
    static final String IDLE = "421 4.4.2 nothing said for too long";
    static final String STRANGER = "421 4.7.1 not one of the servers that may deliver here";

    private LmtpReply() {}

    static String greeting(String domain) {
        return "220 " + domain + " LMTP";
    }

    /** What we can do (RFC 5321 section 4.1.1.1; SIZE is RFC 1870). */
    static List<String> abilities(String domain, long max) {
        return List.of(
                "250-" + domain,
                "250-PIPELINING",
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250-ENHANCEDSTATUSCODES",
                "250 SIZE " + max);
    }

    /** Whether it says that the other side did something wrong. */
    static boolean isComplaint(String reply) {
        return reply.startsWith("5");
    }
}
