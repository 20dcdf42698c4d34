package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Dialogue;
import org.ventanilla.connector.email.LmtpProtocol.Next;
import org.ventanilla.connector.email.LmtpProtocol.State;
import org.ventanilla.connector.email.LmtpProtocol.Step;

/**
 * A conversation with a mail server that hands us mails over LMTP: cuts the bytes into commands and mails, whatever pieces
 * they come in, and answers once for each recipient after a mail (RFC 2033 section 4.2).
 */
final class LmtpDialogue implements Dialogue {
    /** RFC 5321 section 4.5.3.1.4 asks for 512, and more for extensions and addresses in UTF-8. */
    static final int MAX_LINE = 2_048;

    private static final Buffer SILENCE = Buffer.buffer();

    private final LmtpProtocol protocol;
    private State state = State.NEW;
    private byte[] unread = new byte[0];
    private boolean skipping;
    private @Nullable MailData data;

    LmtpDialogue(LmtpProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public Turn greeting() {
        return Turn.say(lines(List.of(LmtpReply.greeting(domain()))));
    }

    private String domain() {
        return protocol.own().main().domain();
    }

    @Override
    public Turn heard(Buffer bytes) {
        byte[] more = bytes.getBytes();
        int before = unread.length;
        unread = before == 0 ? more : Arrays.copyOf(unread, before + more.length);
        if (before > 0) {
            System.arraycopy(more, 0, unread, before, more.length);
        }
        return goOn(Buffer.buffer());
    }

    @Override
    public Turn settled(Fate fate) {
        var said = Buffer.buffer();
        answerEach(said, fate == Fate.SAFE ? LmtpReply.SAFE : LmtpReply.LATER);
        return goOn(said);
    }

    private void answerEach(Buffer said, String reply) {
        Envelope envelope = state.envelope();
        int recipients = envelope == null ? 0 : envelope.to().size();
        said.appendBuffer(lines(Collections.nCopies(recipients, reply)));
        state = state.afterMail();
        data = null;
    }

    /** As far as what is here reaches: to the end of it, of a mail, or of the conversation. */
    private Turn goOn(Buffer said) {
        int at = 0;
        while (at < unread.length) {
            MailData mail = data;
            if (mail != null) {
                at = mail.take(unread, at);
                if (!mail.isEnded()) {
                    break;
                }
                if (!mail.isTooLarge()) {
                    return whole(said, mail, at);
                }
                answerEach(said, LmtpReply.TOO_LARGE);
                continue;
            }
            int end = lineEnd(at);
            if (end < 0) {
                at = waitForMore(at);
                break;
            }
            boolean isOver = line(said, at, end);
            at = end + 2;
            if (isOver) {
                unread = new byte[0];
                return new Turn(said, null, true);
            }
        }
        unread = Arrays.copyOfRange(unread, at, unread.length);
        return Turn.say(said);
    }

    private Turn whole(Buffer said, MailData mail, int at) {
        unread = Arrays.copyOfRange(unread, at, unread.length);
        Envelope envelope = state.envelope();
        if (envelope == null) {
            throw new IllegalStateException("a mail without an envelope");
        }
        return new Turn(said, () -> envelope.item(mail.bytes()), false);
    }

    /** One command; answers whether it was the last. */
    private boolean line(Buffer said, int from, int end) {
        boolean isTooLong = skipping || end - from > MAX_LINE;
        skipping = false;
        Step step = isTooLong
                ? protocol.onTooLong(state)
                : protocol.on(state, LmtpCommand.of(Arrays.copyOfRange(unread, from, end)));
        state = step.state();
        said.appendBuffer(lines(step.replies()));
        data = step.next() == Next.DATA ? new MailData(protocol.max()) : null;
        return step.next() == Next.END;
    }

    /** Where the CR LF of the line begins, or -1 when it is not here yet. */
    private int lineEnd(int from) {
        for (int i = from; i + 1 < unread.length; i++) {
            if (unread[i] == '\r' && unread[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Of a line that is too long only the last byte is kept, which may be half of its end. Answers where what is kept begins. */
    private int waitForMore(int from) {
        if (!skipping && unread.length - from <= MAX_LINE + 1) {
            return from;
        }
        skipping = true;
        return unread.length - 1;
    }

    @Override
    public Buffer farewell(Reason reason) {
        return lines(List.of(
                switch (reason) {
                    case STOPPING -> LmtpReply.STOPPING;
                    case BUSY -> LmtpReply.BUSY;
                    case IDLE -> LmtpReply.IDLE;
                    case STRANGER -> LmtpReply.STRANGER;
                }));
    }

    @Override
    public long held() {
        MailData mail = data;
        return unread.length + (mail == null ? 0 : mail.held());
    }

    private static Buffer lines(List<String> replies) {
        return replies.isEmpty()
                ? SILENCE
                : Buffer.buffer((String.join("\r\n", replies) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
