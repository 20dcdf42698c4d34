package org.ventanilla.hub.downstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.model.CloudEvent;

/**
 * One go at one endpoint with pages of the log: incidents side by side, the events of each one after the other. What the endpoint
 * does not take holds its own incident and no other, on later pages too. The cursor moves over what is over without a gap, and no
 * further; beyond it so much is remembered and no more. Lives on one context.
 */
final class Run {
    private static final int SIDE_BY_SIDE = 4;
    /** Marks beyond the cursor: what waits at its beginning may hold the endpoint when so much came after it. */
    private static final int MOST_AHEAD = 20_000;

    private final Endpoint endpoint;
    private final Delivery delivery;
    private final Clock clock;
    private final RandomGenerator random;
    private final Instant until;
    private final Map<Long, Mark> marks;
    private final Map<Long, Mark> changed = new HashMap<>();
    private final Deque<Deque<CloudEvent>> chains = new ArrayDeque<>();
    private final Set<String> held = new HashSet<>();
    private Promise<Void> end = Promise.promise();
    private boolean gap;
    private Tally tally;
    private int working;

    /** When and by what chance. */
    record Surroundings(Clock clock, RandomGenerator random, Instant until) {}

    Run(Endpoint endpoint, Delivery delivery, Surroundings around, Map<Long, Mark> marks) {
        this.endpoint = endpoint;
        this.delivery = delivery;
        this.clock = around.clock();
        this.random = around.random();
        this.until = around.until();
        this.marks = marks;
        this.tally = Tally.of(endpoint);
    }

    /** Done when all of the page that can be sent now was; the page behind it may follow. */
    Future<Void> over(Events.Page page) {
        Map<String, Deque<CloudEvent>> bySubject = new LinkedHashMap<>();
        for (CloudEvent event : page.events()) {
            if (!held.contains(event.subject())) {
                bySubject
                        .computeIfAbsent(event.subject(), s -> new ArrayDeque<>())
                        .add(event);
            }
        }
        chains.addAll(bySubject.values());
        end = Promise.promise();
        // After a failure one call at a time finds out whether it is back.
        int most = tally.failures() > 0 ? 1 : SIDE_BY_SIDE;
        working = most;
        for (int i = 0; i < most; i++) {
            next();
        }
        return end.future().onSuccess(done -> {
            bySubject.forEach((subject, rest) -> {
                if (!rest.isEmpty()) {
                    held.add(subject);
                }
            });
            move(page);
        });
    }

    /** Whether its time was up before all that can be sent now was. */
    boolean isCutShort() {
        return !clock.instant().isBefore(until);
    }

    /** Whether the next page is not to be begun. */
    boolean isEnough() {
        return tally.stops() || isCutShort() || marks.size() >= MOST_AHEAD;
    }

    private void move(Events.Page page) {
        if (gap) {
            return;
        }
        long prefix = prefix(page);
        gap = prefix < page.next().position();
        tally = tally.at(prefix);
        marks.keySet().removeIf(position -> position <= prefix);
        changed.values().removeIf(mark -> mark.position() <= prefix && mark.state() != Mark.State.GIVEN_UP);
    }

    private void next() {
        Deque<CloudEvent> chain = tally.stops() || isCutShort() ? null : chains.poll();
        if (chain != null) {
            follow(chain);
        } else if (--working == 0) {
            end.complete();
        }
    }

    private void follow(Deque<CloudEvent> chain) {
        while (!chain.isEmpty() && isOver(chain.peek())) {
            chain.poll();
        }
        CloudEvent event = chain.peek();
        if (event == null || waits(event)) {
            next();
            return;
        }
        delivery.send(endpoint, event.id(), event).onSuccess(answer -> {
            heard(event, answer);
            if (isOver(event) && !tally.stops()) {
                follow(chain);
            } else {
                next();
            }
        });
    }

    private boolean isOver(CloudEvent event) {
        Mark mark = marks.get(event.position());
        return mark != null && mark.isOver();
    }

    private boolean waits(CloudEvent event) {
        Mark mark = marks.get(event.position());
        return mark != null && mark.nextAt() != null && clock.instant().isBefore(mark.nextAt());
    }

    private void heard(CloudEvent event, Answer answer) {
        Instant now = clock.instant();
        Mark before = marks.get(event.position());
        int attempts = before == null ? 1 : before.attempts() + 1;
        tally = tally.heard(answer, now, random.nextDouble());
        boolean stopped = tally.stops();
        Mark.State state = answer.kind() == Answer.Kind.TAKEN
                ? Mark.State.DONE
                : attempts >= Backoff.MOST_ATTEMPTS && !stopped ? Mark.State.GIVEN_UP : Mark.State.WAITING;
        @Nullable Instant nextAt = state == Mark.State.WAITING ? now.plus(Backoff.after(attempts, random.nextDouble())) : null;
        var mark = new Mark(event.position(), state, attempts, nextAt, answer.code());
        marks.put(event.position(), mark);
        changed.put(event.position(), mark);
    }

    /** Up to the last event before the first that is not over; behind it only what the filter left out. */
    private long prefix(Events.Page page) {
        for (CloudEvent event : page.events()) {
            if (!isOver(event)) {
                return event.position() - 1;
            }
        }
        return page.next().position();
    }

    Tally tally() {
        return tally;
    }

    Collection<Mark> changed() {
        return changed.values();
    }

    /** When the first of those that wait is due; null when none does. */
    @Nullable Instant due() {
        List<Instant> times = new ArrayList<>();
        for (Mark mark : marks.values()) {
            if (mark.nextAt() != null) {
                times.add(mark.nextAt());
            }
        }
        return times.stream().min(Instant::compareTo).orElse(null);
    }
}
