package org.ventanilla.connector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.Submission;

/** How one native item ended: the receipts of all that was in it, and whether a person must look. Used by one flow. */
final class Ending {
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<String> safe = new HashSet<>();
    private boolean byPerson;
    private @Nullable String problem;

    /** A report is safe. */
    void add(String nativeId, String key, Receipt receipt) {
        receipts.add(receipt);
        keys.add(key);
        safe.add(nativeId);
    }

    /** What a draft in the item is marked with. */
    void heard(List<Submission.Flag> flags) {
        byPerson |= !flags.contains(Submission.Flag.AUTOMATIC) && !flags.contains(Submission.Flag.CALENDAR);
    }

    /** Whether no person said anything in it: machines wrote it, or it was news about what we sent. */
    boolean isByMachine() {
        return !byPerson && problem == null;
    }

    /** Something in the item cannot be taken; the first reason counts. */
    void spoil(String reason) {
        problem = problem == null ? reason : problem;
    }

    @Nullable String problem() {
        return problem;
    }

    /** Whether something was already stored under this id, which then cannot name the kept original. */
    boolean isTaken(String nativeId) {
        return safe.contains(nativeId);
    }

    List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    /** The worst of all; news that is no report counts as accepted. */
    Outcome outcome() {
        var all = receipts.stream().map(Receipt::outcome).toList();
        for (Outcome worse : List.of(Outcome.QUARANTINED, Outcome.CONFLICT, Outcome.ACCEPTED)) {
            if (all.contains(worse)) {
                return worse;
            }
        }
        return all.isEmpty() ? Outcome.ACCEPTED : Outcome.DUPLICATE;
    }
}
