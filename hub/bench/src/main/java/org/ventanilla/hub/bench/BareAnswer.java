package org.ventanilla.hub.bench;

/** As much of an HTTP/1.1 answer with a Content-Length as a caller must read to know that it is whole. Pure. */
final class BareAnswer {
    static final int UNFINISHED = -1;
    static final int CREATED = 201;
    /** As our server writes it. */
    private static final byte[] LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':', ' '
    };

    private static final int STATUS_AT = 9;

    private BareAnswer() {}

    /** The status of a whole answer, else {@link #UNFINISHED}. */
    static int status(byte[] bytes, int length) {
        int size = 0;
        int lineAt = 0;
        for (int i = 1; i < length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            if (i - lineAt == 1) { // only CR LF: the head ends
                return length >= i + 1 + size ? number(bytes, STATUS_AT) : UNFINISHED;
            }
            lineAt = i + 1;
            size = startsWith(bytes, lineAt, length) ? number(bytes, lineAt + LENGTH.length) : size;
        }
        return UNFINISHED;
    }

    private static boolean startsWith(byte[] bytes, int from, int length) {
        if (from + LENGTH.length > length) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }
}
