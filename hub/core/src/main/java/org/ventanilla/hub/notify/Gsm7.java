package org.ventanilla.hub.notify;

import java.text.Normalizer;

/**
 * Keeps a text message in the GSM 03.38 basic alphabet, where 160 characters fit in one segment instead of 70: letters it
 * lacks lose their accent (á í ó ú), typographic marks become plain ones; é ñ ü ¿ ¡ are in it and stay. Pure.
 */
final class Gsm7 {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€";

    private static final String EXTENSION = "^{}\\[~]|€";

    private Gsm7() {}

    static String fold(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(fold(c)));
        return out.toString();
    }

    private static String fold(int c) {
        if (BASIC.indexOf(c) >= 0) {
            return Character.toString(c);
        }
        return switch (c) {
            case '«', '»', '“', '”' -> "\"";
            case '‘', '’' -> "'";
            case '–', '—' -> "-";
            case '…' -> "...";
            default -> bare(c);
        };
    }

    private static String bare(int c) {
        String base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "");
        boolean all = base.codePoints().allMatch(b -> BASIC.indexOf(b) >= 0);
        return base.isEmpty() || !all ? "?" : base;
    }

    /** Septets of a message on its own, and of each part of one that takes several (3GPP TS 23.040 §9.2.3.24.1). */
    private static final int SINGLE = 160;

    private static final int PART = 153;

    /** In how many segments a folded text travels. A character of the extension table is never split between two. */
    static int segments(String folded) {
        if (septets(folded) <= SINGLE) {
            return 1;
        }
        int segments = 1;
        int used = 0;
        for (int c : folded.codePoints().toArray()) {
            int room = EXTENSION.indexOf(c) >= 0 ? 2 : 1;
            if (used + room > PART) {
                segments++;
                used = 0;
            }
            used += room;
        }
        return segments;
    }

    /** How much room a folded text takes: most characters one septet, those of the extension table two. */
    static int septets(String folded) {
        return folded.codePoints().map(c -> EXTENSION.indexOf(c) >= 0 ? 2 : 1).sum();
    }
}
