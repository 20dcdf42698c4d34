package org.ventanilla.hub.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;

/**
 * What a message on a channel without threads is about. The state of a conversation is what is known of the sender's earlier
 * reports and when they were last spoken of; it times out by itself. Pure: the same for SMS, WhatsApp and whatever comes after
 * them. In doubt it is a new report: that is seen by a person, while words added to the wrong report are not. Only while staff
 * wait for an answer it is in doubt that one ({@link Awaited}).
 */
public final class Conversation {
    private final Phrases phrases;
    private final Courtesy courtesy;
    private final Times times;

    public Conversation(City city) {
        this(city, Times.STANDARD);
    }

    Conversation(City city, Times times) {
        this.phrases = new Phrases(city);
        this.courtesy = new Courtesy(city.language());
        this.times = times;
    }

    /**
     * How long what was said stays in mind.
     *
     * @param burst what follows within it goes on with the same thing
     * @param answer how long an answer to our question is waited for
     * @param question how long an answer to what staff asked is waited for
     * @param open how long more words without a place are about the last open report
     * @param place how long words with its place are about an open report
     * @param rating how long after the end a digit is a rating
     * @param closed how long after the end "still broken" means it
     */
    record Times(
            Duration burst,
            Duration answer,
            Duration question,
            Duration open,
            Duration place,
            Duration rating,
            Duration closed) {
        static final Times STANDARD = new Times(
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Duration.ofDays(30),
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(14),
                Duration.ofDays(30));
    }

    /**
     * A message.
     *
     * @param wordsOnly no file and no position came with it
     * @param placed it says where
     * @param classified it certainly says what
     * @param pinned it says where with a house number of its own, or a position came with it
     */
    public record Saying(String text, boolean wordsOnly, boolean placed, boolean classified, boolean pinned) {
        /** What citizens say stays out of logs. */
        @Override
        public String toString() {
            return "Saying[" + text.length() + " chars]";
        }
    }

    /** How two sayings compare in what, or in where. */
    public enum Sameness {
        SAME,
        OTHER,
        /** One of them does not say. */
        UNSAID
    }

    /**
     * An earlier report of the same sender.
     *
     * @param number as citizens quote it
     * @param heardAt when anything was last said about it
     * @param asked whether we asked its reporter something that is not answered
     * @param questionAt when staff last asked its reporter something that is not answered; absent when nothing is open
     * @param closedAt when its incident ended; absent while it is open
     * @param rateable whether it ended by being solved
     * @param what compared with the message
     * @param where compared with the message
     */
    public record Topic(
            long report,
            String number,
            Instant heardAt,
            boolean asked,
            @Nullable Instant questionAt,
            @Nullable Instant closedAt,
            boolean rateable,
            Sameness what,
            Sameness where) {}

    /** What a message is. */
    public enum Kind {
        /** Something new. */
        REPORT,
        /** More about an earlier report, or the answer to our question. */
        ADDITION,
        /** What was said to be solved is not. */
        STILL,
        /** How does my report stand? */
        STATUS,
        RATING,
        THANKS,
        GREETING,
        /** Nothing that one could make anything of. */
        NOTHING
    }

    /**
     * What follows.
     *
     * @param about the earlier report; absent for none
     * @param stars with a rating
     * @param words the rest of a rating
     */
    public record Turn(Kind kind, @Nullable Topic about, int stars, @Nullable String words) {
        static Turn of(Kind kind, @Nullable Topic about) {
            return new Turn(kind, about, 0, null);
        }
    }

    /** Whether a text says thank you and nothing else. */
    public boolean isThanks(String text) {
        return courtesy.isAll(text);
    }

    /**
     * What a message is about.
     *
     * @param topics the sender's own reports in any order; empty for one who cannot be known
     */
    public Turn turn(Saying said, List<Topic> topics, Instant now) {
        List<Topic> known = new ArrayList<>(topics);
        known.sort(Comparator.comparing(Topic::heardAt)
                .thenComparing(Topic::report)
                .reversed());
        return (said.wordsOnly() ? spoken(said, known, now) : Optional.<Turn>empty())
                .or(() -> named(said, known))
                .or(() -> awaited(said, known, now).map(t -> Turn.of(Kind.ADDITION, t)))
                .or(() -> said.wordsOnly() ? asked(said, known) : Optional.empty())
                .or(() -> continued(said, known, now))
                .orElseGet(() -> Turn.of(unclear(said) ? Kind.NOTHING : Kind.REPORT, null));
    }

    /** What needs no look at the thing itself. */
    private Optional<Turn> spoken(Saying said, List<Topic> known, Instant now) {
        Topic latest = known.isEmpty() ? null : known.get(0);
        if (said.text().isBlank()) {
            return Optional.of(Turn.of(Kind.NOTHING, null));
        }
        var command = phrases.command(said.text());
        if (command != null) {
            String number = command.number();
            Topic about = number == null ? latest : numbered(known, number);
            return Optional.of(Turn.of(Kind.STATUS, about));
        }
        var rating = rating(said, known, now);
        if (rating.isPresent()) {
            return rating;
        }
        if (courtesy.isAll(said.text())) {
            return Optional.of(Turn.of(Kind.THANKS, latest));
        }
        // "Ok" may be all there is to answer.
        if (courtesy.isPolite(said.text()) && awaited(said, known, now).isEmpty()) {
            return Optional.of(Turn.of(latest == null ? Kind.GREETING : Kind.THANKS, latest));
        }
        return Optional.empty();
    }

    private Optional<Topic> awaited(Saying said, List<Topic> known, Instant now) {
        return Awaited.by(said, known, times.question(), now);
    }

    private Optional<Turn> rating(Saying said, List<Topic> known, Instant now) {
        var rating = phrases.rating(said.text());
        if (rating == null) {
            return Optional.empty();
        }
        return known.stream()
                .filter(t -> t.rateable() && isWithin(times.rating(), t.closedAt(), now))
                .max(Comparator.comparing(t -> t.closedAt() == null ? Instant.EPOCH : t.closedAt()))
                .filter(t -> !isAskedSince(known, t))
                .filter(t -> isAbout(t, said, rating))
                .map(t ->
                        new Turn(Kind.RATING, t, rating.stars(), rating.words().isEmpty() ? null : rating.words()));
    }

    /** The digit may be the house number that we, or staff, asked for after the other thing was solved. */
    private static boolean isAskedSince(List<Topic> known, Topic solved) {
        Instant end = solved.closedAt();
        return known.stream()
                .anyMatch(t -> end != null
                        && ((t.asked() && t.heardAt().isAfter(end))
                                || (t.questionAt() != null && t.questionAt().isAfter(end))));
    }

    /** "2 lamps are dark" counts lamps. */
    private static boolean isAbout(Topic t, Saying said, Phrases.Rating rating) {
        boolean elsewhere = t.where() == Sameness.OTHER || t.what() == Sameness.OTHER;
        return rating.words().isEmpty() || (rating.apart() && !elsewhere) || (!said.classified() && !said.placed());
    }

    /** A number of one's own stands in it. */
    private Optional<Turn> named(Saying said, List<Topic> known) {
        String number = phrases.number(said.text());
        Topic about = number == null ? null : numbered(known, number);
        if (about == null) {
            return Optional.empty();
        }
        if (said.wordsOnly() && phrases.asksHowItStands(said.text())) {
            return Optional.of(Turn.of(Kind.STATUS, about));
        }
        boolean still = about.closedAt() != null && phrases.saysStill(said.text());
        return Optional.of(Turn.of(still ? Kind.STILL : Kind.ADDITION, about));
    }

    private Optional<Turn> asked(Saying said, List<Topic> known) {
        boolean news = said.placed() || !phrases.asksHowItStands(said.text());
        return news || (known.isEmpty() && said.classified())
                ? Optional.empty()
                : known.isEmpty()
                        ? Optional.of(Turn.of(Kind.STATUS, null))
                        : known.stream()
                                .filter(t -> t.what() != Sameness.OTHER)
                                .findFirst()
                                .map(t -> Turn.of(Kind.STATUS, t));
    }

    /** Who says where answers a question before they go on with what they said last. */
    private Optional<Turn> continued(Saying said, List<Topic> known, Instant now) {
        var answered = said.placed() ? first(said, known, now, Topic::asked) : Optional.<Turn>empty();
        return answered.or(() -> first(said, known, now, t -> true));
    }

    private Optional<Turn> first(Saying said, List<Topic> known, Instant now, Predicate<Topic> which) {
        return known.stream()
                .filter(which)
                .map(t -> Turn.of(fit(said, t, now), t))
                .filter(turn -> turn.kind() != Kind.REPORT)
                .findFirst();
    }

    private Kind fit(Saying said, Topic t, Instant now) {
        boolean elsewhere = t.where() == Sameness.OTHER;
        boolean silent = t.what() == Sameness.UNSAID && t.where() == Sameness.UNSAID;
        if (t.what() == Sameness.OTHER) {
            return Kind.REPORT;
        }
        if (t.closedAt() != null) {
            boolean still = phrases.saysStill(said.text()) && !elsewhere;
            if (still && isWithin(times.closed(), t.closedAt(), now)) {
                return Kind.STILL;
            }
            return silent && isWithin(times.rating(), t.closedAt(), now) ? Kind.ADDITION : Kind.REPORT;
        }
        boolean awaited = t.asked() && isWithin(times.answer(), t.heardAt(), now);
        boolean corrected = elsewhere && !(awaited && t.what() == Sameness.UNSAID);
        if (corrected) {
            return Kind.REPORT;
        }
        boolean bareFile = said.text().isBlank() && silent;
        Duration words = t.where() == Sameness.SAME ? times.place() : times.open();
        Duration patience = bareFile ? times.burst() : words;
        return awaited || isWithin(patience, t.heardAt(), now) ? Kind.ADDITION : Kind.REPORT;
    }

    private boolean unclear(Saying said) {
        return said.wordsOnly() && !phrases.saysSomething(said.text());
    }

    private static @Nullable Topic numbered(List<Topic> known, String number) {
        return known.stream().filter(t -> t.number().equals(number)).findFirst().orElse(null);
    }

    private static boolean isWithin(Duration time, @Nullable Instant since, Instant now) {
        return since != null && !now.isAfter(since.plus(time));
    }
}
