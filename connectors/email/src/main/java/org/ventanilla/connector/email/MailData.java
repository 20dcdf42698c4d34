package org.ventanilla.connector.email;

import java.io.ByteArrayOutputStream;

/**
 * The bytes after DATA up to the lone dot (RFC 5321 section 4.5.2), from pieces cut anywhere. Only CR LF ends a line: a dot
 * between bare line feeds is the mail's own, else what one server takes for a mail another takes for two. Beyond the
 * limit bytes are counted and not kept.
 */
final class MailData {
    private final long max;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private State state = State.LINE_START;
    private long size;

    private enum State {
        LINE_START,
        INSIDE,
        CR,
        /** A dot at the start of a line, which may be the last one. */
        DOT,
        DOT_CR,
        ENDED
    }

    /** @param max largest mail in bytes */
    MailData(long max) {
        this.max = max;
    }

    /** Takes what belongs to the mail; answers the index after it. */
    int take(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && state != State.ENDED) {
            next(bytes[at++]);
        }
        return at;
    }

    private void next(byte b) {
        switch (state) {
            case DOT -> state = b == '\r' ? State.DOT_CR : inside(b);
            case DOT_CR -> {
                if (b == '\n') {
                    state = State.ENDED;
                } else {
                    keep((byte) '\r');
                    state = inside(b);
                }
            }
            case LINE_START -> state = b == '.' ? State.DOT : inside(b);
            case CR -> {
                var after = inside(b);
                state = b == '\n' ? State.LINE_START : after;
            }
            default -> state = inside(b);
        }
    }

    private State inside(byte b) {
        keep(b);
        return b == '\r' ? State.CR : State.INSIDE;
    }

    private void keep(byte b) {
        size++;
        if (size <= max) {
            kept.write(b);
        }
    }

    boolean isEnded() {
        return state == State.ENDED;
    }

    boolean isTooLarge() {
        return size > max;
    }

    /** Bytes in memory. */
    long held() {
        return kept.size();
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
