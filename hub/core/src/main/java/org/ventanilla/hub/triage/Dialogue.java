package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.conversation.Conversation;
import org.ventanilla.hub.conversation.Conversation.Sameness;
import org.ventanilla.hub.conversation.Conversation.Saying;
import org.ventanilla.hub.conversation.Conversation.Topic;
import org.ventanilla.hub.conversation.Conversation.Turn;
import org.ventanilla.hub.incident.EarlierReport;
import org.ventanilla.hub.incident.NewIncident;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.incident.Talk;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.CategoryGuess;
import org.ventanilla.hub.understand.PlaceGuess.Source;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;

/** Finds out what a message of a conversation is about: looks up what its sender reported before and asks {@link Conversation}. */
final class Dialogue {
    /** From here on a guess names another thing than the one spoken of. */
    private static final double SURE = 0.6;

    private static final double CLEAR = 0.3;
    private static final double LIKELY = 0.15;

    /** A telephone, a camera or a map says the place, not a word that may be meant otherwise. */
    private static final Set<Source> POINTS = Set.of(Source.POINT_DEVICE, Source.EXIF, Source.SHARED, Source.MAP);

    private final Intake intake;
    private final Talk talk;
    private final Matching matching;
    private final ReportNumbers numbers;
    private final Reading reading;
    private final Conversation conversation;
    private final String unclassified;

    Dialogue(Intake intake, Talk talk, Matching matching, ReportNumbers numbers, Reading reading) {
        this.intake = intake;
        this.talk = talk;
        this.matching = matching;
        this.numbers = numbers;
        this.reading = reading;
        this.conversation = reading.conversation();
        this.unclassified = reading.unclassified();
    }

    static boolean isPartOfOne(Submission s) {
        return s.flags().contains(Flag.CHAT);
    }

    /**
     * What a message is, and which report of its sender it is about.
     *
     * @param report absent when it is about none
     */
    record Said(Turn turn, @Nullable EarlierReport report) {}

    /** Who sends without a number has no earlier reports. */
    Future<Said> hear(SqlClient tx, Reading.Read read, ReportFacts facts) {
        Long contact = facts.contactId();
        Future<List<EarlierReport>> earlier =
                contact == null ? Future.succeededFuture(List.of()) : talk.earlier(tx, contact);
        return earlier.map(reports -> {
            var topics = reports.stream().map(r -> topic(r, read)).toList();
            Turn turn = conversation.turn(saying(read), topics, facts.receivedAt());
            Topic about = turn.about();
            return new Said(turn, about == null ? null : find(reports, about.report()));
        });
    }

    private static EarlierReport find(List<EarlierReport> reports, long id) {
        return reports.stream().filter(r -> r.id() == id).findFirst().orElseThrow();
    }

    private Saying saying(Reading.Read read) {
        var s = read.received().submission();
        boolean wordsOnly = s.attachments().isEmpty() && s.location() == null;
        String text = s.text() == null ? "" : s.text().shown();
        boolean isPlaced = read.incident().spot() != null;
        return new Saying(text, wordsOnly, isPlaced, isClear(read.understood()), isPinned(read.understood()));
    }

    private static boolean isPinned(Understood said) {
        var place = said.place();
        return place != null && (said.houseNumber() != null || POINTS.contains(place.source()));
    }

    /** A guess that others come near to says nothing of what it is. */
    private boolean isClear(Understood said) {
        return !isNothing(said.filedUnder())
                && said.categories().stream().limit(1).allMatch(guess -> guess.confidence() >= CLEAR);
    }

    private Topic topic(EarlierReport r, Reading.Read read) {
        return new Topic(
                r.id(),
                numbers.number(r.id()),
                r.heardAt(),
                r.asked(),
                r.questionAt(),
                r.closedAt(),
                r.solved(),
                what(r, read.understood()),
                where(r, read.incident().spot()));
    }

    /** Words that speak for several categories may still mean the one of the report; weak words mean no other. */
    private Sameness what(EarlierReport r, Understood said) {
        if (isNothing(said.filedUnder()) || isNothing(r.category()) || reading.isThanks(said.filedUnder())) {
            return Sameness.UNSAID;
        }
        var siblings = matching.siblings(r.category());
        if (said.categories().stream()
                .anyMatch(guess -> guess.confidence() >= LIKELY && siblings.contains(guess.code()))) {
            return Sameness.SAME;
        }
        boolean sameGroup = matching.isOneGroup(r.category(), said.filedUnder());
        return isSure(said) && (!sameGroup || (r.categoryCertain() && said.categoryCertain()))
                ? Sameness.OTHER
                : Sameness.UNSAID;
    }

    /** Of the branch at least, if not of the leaf. */
    private boolean isSure(Understood said) {
        double branch = said.categories().stream()
                .filter(guess -> matching.isOneGroup(guess.code(), said.filedUnder()))
                .mapToDouble(CategoryGuess::confidence)
                .sum();
        return said.categoryCertain() || branch >= SURE;
    }

    private boolean isNothing(String category) {
        return category.equals(unclassified);
    }

    private Sameness where(EarlierReport r, @Nullable Spot said) {
        if (said == null || r.x() == null || r.y() == null || r.precisionM() == null) {
            return Sameness.UNSAID;
        }
        double metres = Math.hypot(r.x() - said.x(), r.y() - said.y());
        return metres <= matching.reachM(r.category(), r.precisionM(), said.precisionM())
                ? Sameness.SAME
                : Sameness.OTHER;
    }

    /** The message read with what its report said, and with the place known so far. */
    Future<Replies.Together> together(SqlClient tx, Reading.Read read, EarlierReport report) {
        return intake.find(tx, List.of(report.id())).map(found -> {
            String before = found.stream()
                    .findFirst()
                    .flatMap(r -> Optional.ofNullable(r.submission().text()))
                    .map(Submission.Text::shown)
                    .orElse("");
            String place = report.place();
            var whole = reading.after(read, before);
            var withPlace = place == null ? read : reading.after(read, place + ",");
            return new Replies.Together(report, whole, withPlace, isBetter(whole.incident(), report));
        });
    }

    private boolean isBetter(NewIncident whole, EarlierReport report) {
        boolean isOther = !whole.category().equals(report.category());
        boolean isSure = whole.categoryCertain() || isNothing(report.category());
        return isOther && isSure && !isNothing(whole.category()) && !report.categoryCertain();
    }
}
