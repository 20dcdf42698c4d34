package org.ventanilla.hub.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.conversation.Conversation.Sameness;
import org.ventanilla.hub.conversation.Conversation.Saying;
import org.ventanilla.hub.conversation.Conversation.Topic;

/**
 * Which report a message answers a question of staff about. Here it is in doubt an answer: staff asked for it and wait, and
 * read it in its place, while as a report of its own it means nothing and the incident waits for ever. Pure.
 */
final class Awaited {
    private Awaited() {}

    /**
     * Of several open questions the one asked last; empty when staff ask nothing of the sender, or when it cannot be the answer.
     *
     * @param patience how long an answer is waited for
     */
    static Optional<Topic> by(Saying said, List<Topic> topics, Duration patience, Instant now) {
        return topics.stream()
                .filter(t -> isOpen(t, patience, now) && !isSomethingElse(said, t))
                .max(Comparator.comparing(Awaited::askedAt).thenComparing(Topic::report));
    }

    private static boolean isOpen(Topic t, Duration patience, Instant now) {
        return t.questionAt() != null && !now.isAfter(askedAt(t).plus(patience));
    }

    private static Instant askedAt(Topic t) {
        return t.questionAt() == null ? Instant.EPOCH : t.questionAt();
    }

    /** Another thing, at a place of its own that is told to the house or the metre; less than both may well be the answer. */
    private static boolean isSomethingElse(Saying said, Topic t) {
        return said.pinned() && t.what() == Sameness.OTHER && t.where() != Sameness.SAME;
    }
}
