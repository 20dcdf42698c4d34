package org.ventanilla.connector.conformance;

import java.util.List;

/** Answers: sent once, and their fate told as it is. */
final class SendRules {
    private SendRules() {}

    static List<Rule> all() {
        return List.of(send1(), send2(), send3(), send4(), send5(), send6(), send7(), send8(), send9(), send10());
    }

    private static Rule send1() {
        return Rule.of("SEND-1", "a message that was taken: SENT, with the provider's id", Need.OUTBOUND)
                .because("Without the provider's id no delivery status could ever be matched.")
                .hint("SendOutcome.sent(id).")
                .check(SendSteps::sent);
    }

    private static Rule send2() {
        return Rule.of("SEND-2", "busy, broken or not there: RETRY", Need.OUTBOUND)
                .because("A provider's bad quarter of an hour was taken for a refusal by every recipient.")
                .hint("HttpEndings.of; nothing can have been sent when there was no connection.")
                .check(SendSteps::retry);
    }

    private static Rule send3() {
        return Rule.of("SEND-3", "refused: REJECTED, asked once", Need.OUTBOUND)
                .because("Endless retries of a wrong number cost money and the account.")
                .hint("4xx is an answer, not a failure. Do not retry in the connector.")
                .check(SendSteps::rejected);
    }

    private static Rule send4() {
        return Rule.of("SEND-4", "who said stop gets nothing, and may still report", Need.OUTBOUND)
                .because("Reports of people who had opted out of messages were refused with them.")
                .hint("Map the provider's opt-out answer to STOPPED.")
                .check(SendSteps::stopped);
    }

    private static Rule send5() {
        return Rule.of("SEND-5", "taken, but never said so: UNKNOWN", Need.OUTBOUND)
                .because("A time-out taken for a failure sent the same bill text five times.")
                .hint("Only a failure before the request was written is a RETRY.")
                .check(SendSteps::unknown);
    }

    private static Rule send6() {
        return Rule.of("SEND-6", "the same delivery twice, also at once: one message", Need.OUTBOUND)
                .because("An answer that came too late made the hub ask again, and people got it twice.")
                .hint("Send once a call; the runner remembers deliveries.")
                .check(SendSteps::once);
    }

    private static Rule send7() {
        return Rule.of("SEND-7", "statuses shuffled and doubled all reach the hub", Need.DELIVERY_RECEIPTS)
                .because("'Sent' after 'delivered' turned delivered messages back.")
                .hint("Pass on what comes; the hub climbs the ladder.")
                .check(SendSteps::shuffled);
    }

    private static Rule send8() {
        return Rule.of("SEND-8", "a status of an unknown message reaches the hub", Need.DELIVERY_RECEIPTS)
                .because("The status came before our own send was stored, and was dropped.")
                .hint("Do not compare with what you sent.")
                .check(SendSteps::unknownId);
    }

    private static Rule send9() {
        return Rule.of("SEND-9", "what a machine wrote is marked as such", Need.INBOUND)
                .because("Auto-replies answered each other: 8,000 mails, 100 GB.")
                .hint("Flag AUTOMATIC (RFC 3834, lists, bounces).")
                .check(SendSteps::automatic);
    }

    private static Rule send10() {
        return Rule.of(
                        "SEND-10",
                        "accents and emoji arrive as they were, and nothing is cut off in silence",
                        Need.OUTBOUND)
                .because("Cut messages ended before the link, and accents became question marks.")
                .hint("UTF-8; refuse or split what is longer than traits.textLimit.")
                .check(SendSteps::text);
    }
}
