package org.ventanilla.connector.phone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands: all that the next answer depends on. It is part of the address that the provider calls next, and so of
 * what it signs; any node can go on from it. It holds nothing that the caller said.
 *
 * @param asked the question that was put last
 * @param language in which it was put
 * @param turn questions put so far; names what is answered, so that a repeated request is the same item
 * @param failures answers to this question that were not understood
 * @param textable whether the caller may be asked for messages
 * @param number of the report, when its receipt came in time
 */
record Stand(Question asked, String language, int turn, int failures, boolean textable, @Nullable String number) {
    /** What the line asks. */
    enum Question {
        WHAT,
        WHERE,
        PLACE,
        DANGER,
        TEXT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Stand first(String language, boolean textable, @Nullable String number) {
        return new Stand(Question.WHAT, language, 1, 0, textable, number);
    }

    /** On to another question. */
    Stand ask(Question next) {
        return new Stand(next, language, turn + 1, 0, textable, number);
    }

    /** On to another question about the same thing: what was not understood of it still counts. */
    Stand on(Question next) {
        return new Stand(next, language, turn + 1, failures, textable, number);
    }

    /** The same question, or another one of which this counts as a failure. */
    Stand again(Question next) {
        return new Stand(next, language, turn + 1, failures + 1, textable, number);
    }

    Stand in(String other) {
        return new Stand(asked, other, turn + 1, 0, textable, number);
    }

    /** As a query without the question mark. */
    String query() {
        String told = number == null ? "" : "&n=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        return "q=" + asked.code() + "&l=" + language + "&t=" + turn + "&f=" + failures + "&m=" + (textable ? 1 : 0)
                + told;
    }

    /** Throws {@link IllegalArgumentException} for a query that is none of ours. */
    static Stand of(Fields query) {
        return new Stand(
                Question.valueOf(query.need("q").toUpperCase(Locale.ROOT)),
                query.need("l"),
                Integer.parseInt(query.need("t")),
                Integer.parseInt(query.need("f")),
                query.need("m").equals("1"),
                query.get("n"));
    }
}
