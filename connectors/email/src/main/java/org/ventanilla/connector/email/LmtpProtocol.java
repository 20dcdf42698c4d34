package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a command means (RFC 2033 over RFC 5321): the state before and a command in, the state after and the answers out. Pure.
 *
 * @param own the addresses that are delivered here
 * @param max largest mail in bytes
 */
record LmtpProtocol(OwnAddresses own, long max) {
    /** RFC 5321 section 4.5.3.1.8. */
    static final int MAX_RECIPIENTS = 100;

    static final int MAX_ERRORS = 20;
    static final int MAX_COMMANDS = 1_000;

    /**
     * Where a conversation stands.
     *
     * @param greeted whether LHLO was said
     * @param envelope of the mail that is announced; null before MAIL
     * @param errors since the beginning
     * @param commands since the last mail
     */
    record State(boolean greeted, @Nullable Envelope envelope, int errors, int commands) {
        static final State NEW = new State(false, null, 0, 0);

        State with(@Nullable Envelope other) {
            return new State(greeted, other, errors, commands);
        }

        /** Ready for the next mail. */
        State afterMail() {
            return new State(greeted, null, errors, 0);
        }

        private State counted(boolean isError) {
            return new State(greeted, envelope, errors + (isError ? 1 : 0), commands + 1);
        }
    }

    /** What comes next. */
    enum Next {
        COMMAND,
        DATA,
        END
    }

    /** What follows from a command. */
    record Step(State state, List<String> replies, Next next) {}

    /** Too much nonsense, or too much of anything without a mail, ends the conversation. */
    Step on(State before, LmtpCommand command) {
        Step step = meant(before, command);
        boolean isError = LmtpReply.isComplaint(step.replies().get(0));
        State after = step.state().counted(isError);
        if (after.errors() > MAX_ERRORS) {
            return new Step(after, List.of(LmtpReply.TOO_MUCH_NONSENSE), Next.END);
        }
        if (after.commands() > MAX_COMMANDS) {
            return new Step(after, List.of(LmtpReply.TOO_MANY_COMMANDS), Next.END);
        }
        return new Step(after, step.replies(), step.next());
    }

    /** A line that was too long to be kept. */
    Step onTooLong(State before) {
        State after = before.counted(true);
        return after.errors() > MAX_ERRORS
                ? new Step(after, List.of(LmtpReply.TOO_MUCH_NONSENSE), Next.END)
                : say(after, LmtpReply.TOO_LONG);
    }

    private Step meant(State state, LmtpCommand command) {
        return switch (command.verb()) {
            case "LHLO" -> lhlo(state, command);
            case "MAIL" -> mail(state, command);
            case "RCPT" -> rcpt(state, command);
            case "DATA" -> data(state, command);
            case "RSET" -> say(state.with(null), LmtpReply.OK);
            case "NOOP" -> say(state, LmtpReply.OK);
            case "VRFY" -> say(state, LmtpReply.CANNOT_VERIFY);
            case "QUIT" -> new Step(state, List.of(LmtpReply.BYE), Next.END);
            case "" -> say(state, LmtpReply.NOT_A_LINE);
            // HELO and EHLO among them: RFC 2033 section 4.1 wants them refused.
            default -> say(state, LmtpReply.UNKNOWN);
        };
    }

    private static Step say(State state, String reply) {
        return new Step(state, List.of(reply), Next.COMMAND);
    }

    private Step lhlo(State state, LmtpCommand command) {
        if (command.rest().isEmpty()) {
            return say(state, LmtpReply.BAD_ARGUMENT);
        }
        var fresh = new State(true, null, state.errors(), state.commands());
        return new Step(fresh, LmtpReply.abilities(own.main().domain(), max), Next.COMMAND);
    }

    private Step mail(State state, LmtpCommand command) {
        if (!state.greeted() || state.envelope() != null) {
            return say(state, LmtpReply.BAD_SEQUENCE);
        }
        var path = command.path("FROM:");
        if (path == null) {
            return say(state, LmtpReply.BAD_ADDRESS);
        }
        boolean utf8 = path.parameters().stream().anyMatch("SMTPUTF8"::equalsIgnoreCase);
        if (!utf8 && !path.isAscii()) {
            return say(state, LmtpReply.NEEDS_UTF8);
        }
        String wrong = path.parameters().stream()
                .map(this::refusal)
                .filter(reply -> !reply.isEmpty())
                .findFirst()
                .orElse("");
        return wrong.isEmpty()
                ? say(state.with(Envelope.from(path.path(), utf8)), LmtpReply.SENDER_OK)
                : say(state, wrong);
    }

    /** Empty for a parameter of MAIL that is all right. */
    private String refusal(String parameter) {
        String word = parameter.toUpperCase(Locale.ROOT);
        if (word.equals("SMTPUTF8") || word.equals("BODY=8BITMIME") || word.equals("BODY=7BIT")) {
            return "";
        }
        if (!word.startsWith("SIZE=")) {
            return word.startsWith("BODY=") ? LmtpReply.BAD_ARGUMENT : LmtpReply.BAD_PARAMETER;
        }
        String digits = word.substring("SIZE=".length());
        if (!digits.matches("\\d{1,20}")) {
            return LmtpReply.BAD_ARGUMENT;
        }
        // Twenty digits are allowed (RFC 1870 section 4) and more than a long holds.
        return new java.math.BigInteger(digits).compareTo(java.math.BigInteger.valueOf(max)) > 0
                ? LmtpReply.TOO_LARGE
                : "";
    }

    private Step rcpt(State state, LmtpCommand command) {
        Envelope envelope = state.envelope();
        if (envelope == null) {
            return say(state, LmtpReply.BAD_SEQUENCE);
        }
        var path = command.path("TO:");
        if (path == null || path.path().isEmpty()) {
            return say(state, LmtpReply.BAD_ADDRESS);
        }
        if (!path.parameters().isEmpty()) {
            return say(state, LmtpReply.BAD_PARAMETER);
        }
        if (!envelope.utf8() && !path.isAscii()) {
            return say(state, LmtpReply.NEEDS_UTF8);
        }
        if (!own.isOwn(path.path())) {
            return say(state, LmtpReply.NOT_OURS);
        }
        return envelope.to().size() >= MAX_RECIPIENTS
                ? say(state, LmtpReply.TOO_MANY_RECIPIENTS)
                : say(state.with(envelope.and(path.path())), LmtpReply.RECIPIENT_OK);
    }

    private static Step data(State state, LmtpCommand command) {
        Envelope envelope = state.envelope();
        if (envelope == null) {
            return say(state, LmtpReply.BAD_SEQUENCE);
        }
        if (!command.rest().isEmpty()) {
            return say(state, LmtpReply.BAD_ARGUMENT);
        }
        return envelope.to().isEmpty()
                ? say(state, LmtpReply.NO_RECIPIENTS)
                : new Step(state, List.of(LmtpReply.GO_ON), Next.DATA);
    }
}
