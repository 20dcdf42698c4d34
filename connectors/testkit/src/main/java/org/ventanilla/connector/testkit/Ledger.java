package org.ventanilla.connector.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.Submission;

/** What the hub holds, by key, and the receipt that follows from it: the rules of the real intake without a database. */
final class Ledger {
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(int number, String fingerprint, Submission first, int revisions) {
        Row revised() {
            return new Row(number, fingerprint, first, revisions + 1);
        }
    }

    /** Keeps the submission and says what is known of its key. */
    synchronized Receipt take(Submission s) {
        String print = s.fingerprint() == null ? Fingerprint.of(s) : s.fingerprint();
        String name = s.instance() + " " + s.key();
        Row known = rows.get(name);
        if (known == null) {
            Row row = new Row(rows.size() + 1, print, s, 1);
            rows.put(name, row);
            return s.quarantine() == null
                    ? receipt(Outcome.ACCEPTED, row, null, null)
                    : receipt(Outcome.QUARANTINED, row, null, s.quarantine().reason());
        }
        if (known.fingerprint().equals(print)) {
            var quarantine = known.first().quarantine();
            return quarantine == null
                    ? receipt(Outcome.DUPLICATE, known, null, null)
                    : receipt(Outcome.QUARANTINED, known, null, quarantine.reason());
        }
        Row revised = known.revised();
        rows.put(name, revised);
        return receipt(Outcome.CONFLICT, revised, revised.revisions(), null);
    }

    /** The first submission of every key, in order of arrival. */
    synchronized List<Submission> reports() {
        return rows.values().stream().map(Row::first).toList();
    }

    private static Receipt receipt(Outcome outcome, Row row, @Nullable Integer revision, @Nullable String reason) {
        int n = row.number();
        return new Receipt(
                Receipt.SCHEMA, outcome, "r" + n, "AV-" + n, "/s/AV-" + n + ".tok", "tok" + n, revision, reason);
    }
}
