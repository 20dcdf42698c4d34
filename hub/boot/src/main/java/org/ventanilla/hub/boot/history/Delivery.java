package org.ventanilla.hub.boot.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.hub.boot.history.History.Tally;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.RefusedSubmission;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** Hands entries in, a part at a time, and looks what triage made of them. What is said meanwhile need not wait for long. */
final class Delivery {
    private static final int PART = 200;
    /** Parts that may wait for the lane. */
    private static final int AHEAD = 2;

    /** Looks in vain until it is said that nobody files. */
    private static final int PATIENCE = 1_500;

    private final Shelf shelf;
    private final Rooms hub;
    private final History history;
    private final Photos photos;

    Delivery(Shelf shelf, Rooms hub, History history, Photos photos) {
        this.photos = photos;
        this.shelf = shelf;
        this.hub = hub;
        this.history = history;
    }

    /** An entry that is safe, and whether it came now. */
    private record Filed(long id, Entry entry, boolean isNew) {}

    void run(String instance, Progress progress) throws IOException {
        Deque<List<Filed>> waiting = new ArrayDeque<>();
        long done = 0;
        for (int from = 0; from < shelf.size() || !waiting.isEmpty(); from += PART) {
            if (from < shelf.size()) {
                waiting.add(handIn(instance, shelf.part(from, Math.min(shelf.size(), from + PART))));
            }
            if (waiting.size() >= AHEAD || from + PART >= shelf.size()) {
                List<Filed> part = waiting.remove();
                settle(part);
                done += part.size();
                progress.at(done, shelf.size());
            }
        }
    }

    private List<Filed> handIn(String instance, List<Entry> part) {
        var keys = part.stream().map(e -> submission(e).key()).toList();
        Map<String, Intake.Standing> standing = hub.standing(instance, keys);
        List<Filed> filed = new ArrayList<>();
        for (Entry entry : part) {
            Submission s = submission(entry);
            Intake.Standing known = standing.get(s.key());
            if (known != null && known.fingerprint().equals(Fingerprint.of(s))) {
                history.count(Tally.KNOWN);
                filed.add(new Filed(known.id(), entry, false));
            } else {
                Entry whole = photos.taken(entry);
                handIn(whole, submission(whole), filed);
            }
        }
        return filed;
    }

    /** One after the other: the lane files in the order of arrival, and that is to be the order of the dates. */
    private void handIn(Entry entry, Submission submission, List<Filed> filed) {
        Receipt receipt;
        try {
            receipt = hub.accept(submission);
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            history.count(Tally.LEFT);
            history.problems().left(entry, e instanceof RefusedSubmission ? "refused" : "not-kept");
            return;
        }
        boolean fresh = receipt.outcome() == Receipt.Outcome.ACCEPTED;
        history.count(fresh ? Tally.NEW : Tally.KNOWN);
        if (receipt.outcome() == Receipt.Outcome.CONFLICT) {
            history.problems().taken(entry, List.of("changed-since"), String.valueOf(receipt.number()));
        }
        filed.add(new Filed(Long.parseLong(Objects.requireNonNull(receipt.reportId())), entry, fresh));
    }

    private static Submission submission(Entry entry) {
        return Objects.requireNonNull(entry.submission());
    }

    /** Waits until triage has looked at them all, and notes what it could not understand. */
    private void settle(List<Filed> part) {
        Map<Long, Received> ended = ended(part.stream().map(Filed::id).toList());
        Map<Long, ReportRow> rows =
                hub.reports(List.copyOf(ended.keySet())).stream().collect(Collectors.toMap(ReportRow::id, r -> r));
        for (Filed filed : part) {
            Received received = ended.get(filed.id());
            if (received == null) {
                continue;
            }
            ReportRow row = rows.get(filed.id());
            if (filed.isNew() && row != null) {
                history.countOutcome(Findings.outcome(row));
            }
            Set<String> reasons = new HashSet<>(filed.entry().reasons());
            reasons.addAll(Findings.of(received, row));
            history.problems().taken(filed.entry(), reasons.stream().sorted().toList(), hub.number(filed.id()));
        }
    }

    private Map<Long, Received> ended(List<Long> ids) {
        Map<Long, Received> ended = new HashMap<>();
        List<Long> open = ids;
        for (int looks = 0; !open.isEmpty(); looks++) {
            int before = ended.size();
            for (Received received : hub.received(open)) {
                if (received.state() != Received.State.RECEIVED) {
                    ended.put(received.id(), received);
                }
            }
            open = ids.stream().filter(id -> !ended.containsKey(id)).toList();
            looks = ended.size() > before ? 0 : looks;
            if (looks > PATIENCE) {
                throw new History.NobodyFiles();
            }
            if (!open.isEmpty()) {
                hub.pause();
            }
        }
        return ended;
    }
}
