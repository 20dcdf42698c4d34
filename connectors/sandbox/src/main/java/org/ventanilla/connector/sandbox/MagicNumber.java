package org.ventanilla.connector.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recipients with which a test chooses how the telephone company behaves; the last four digits decide. */
enum MagicNumber {
    UNSUBSCRIBED("0001", Refusal.OPTED_OUT),
    INVALID("0002", Refusal.BAD_NUMBER),
    TOO_MANY("0003", Refusal.TOO_MANY),
    BROKEN("0004", Refusal.BROKEN),
    /** Taken and delivered, but the API call never gets its answer: whoever tries again sends twice. */
    SILENT("0005", null),
    /** Taken, then reported as undelivered with error 30005. */
    UNREACHABLE("0006", null),
    ORDINARY("", null);

    private final String ending;
    private final @Nullable Refusal refusal;

    MagicNumber(String ending, @Nullable Refusal refusal) {
        this.ending = ending;
        this.refusal = refusal;
    }

    static MagicNumber of(String number) {
        for (MagicNumber magic : values()) {
            if (number.endsWith(magic.ending)) {
                return magic;
            }
        }
        return ORDINARY;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The endings that make a difference. */
    static List<String> endings() {
        return Stream.of(values())
                .map(magic -> magic.ending)
                .filter(ending -> !ending.isEmpty())
                .toList();
    }
}
