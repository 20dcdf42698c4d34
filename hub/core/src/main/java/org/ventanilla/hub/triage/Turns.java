package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.conversation.Conversation.Turn;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.EarlierReport;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Ratings;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Talk;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.triage.Triage.Remark;

/** Does what a message of a conversation asks for when it is no new report. */
final class Turns {
    /** Whoever gives fewer stars than this is not content, and somebody should read why. */
    private static final int CONTENT = 3;

    private final Incidents incidents;
    private final Talk talk;
    private final Dialogue dialogue;
    private final Replies replies;
    private final Triage.Speaker speaker;

    Turns(Incidents incidents, Dialogue dialogue, Replies replies, Triage.Speaker speaker) {
        this.incidents = incidents;
        this.talk = incidents.talk();
        this.dialogue = dialogue;
        this.replies = replies;
        this.speaker = speaker;
    }

    /** A message with the transaction that it is dealt with in. */
    private record Message(SqlClient tx, List<NewEvent> log, Reading.Read read, ReportFacts facts) {
        Future<Optional<Received.Ended>> ended(Received.State state, @Nullable String why) {
            return Future.succeededFuture(Optional.of(new Received.Ended(facts.id(), state, why)));
        }
    }

    /** Empty when the message is a report of its own. */
    Future<Optional<Received.Ended>> take(SqlClient tx, List<NewEvent> log, Reading.Read read, ReportFacts facts) {
        var message = new Message(tx, log, read, facts);
        return dialogue.hear(tx, read, facts).compose(said -> {
            var report = said.report();
            return report == null ? aboutNone(message, said.turn()) : about(message, said.turn(), report);
        });
    }

    private Future<Optional<Received.Ended>> aboutNone(Message m, Turn turn) {
        return switch (turn.kind()) {
            case REPORT, ADDITION, STILL, RATING -> Future.succeededFuture(Optional.empty());
            case THANKS -> m.ended(Received.State.TALK, "thanks");
            case STATUS -> say(m, Remark.UNKNOWN, "status-asked");
            case GREETING -> say(m, Remark.HELP, "greeting");
            case NOTHING ->
                m.read().heard().text().isBlank()
                        ? m.ended(Received.State.TALK, "empty")
                        : say(m, Remark.HELP, "not-understood");
        };
    }

    private Future<Optional<Received.Ended>> say(Message m, Remark what, String why) {
        Long contact = m.facts().contactId();
        Future<Void> said = contact == null || !m.facts().canBeAsked()
                ? Future.succeededFuture()
                : speaker.say(m.tx(), what, m.facts());
        return said.compose(done -> m.ended(Received.State.TALK, why));
    }

    private Future<Optional<Received.Ended>> about(Message m, Turn turn, EarlierReport report) {
        return switch (turn.kind()) {
            case STATUS ->
                talk.statusAsked(m.tx(), m.log(), report, m.facts().receivedAt())
                        .compose(done -> m.ended(Received.State.TALK, "status-asked"));
            case THANKS -> added(m, m.facts().courteous(), report, "thanks");
            case RATING -> rated(m, turn, report);
            case STILL ->
                added(m, m.facts(), report, "still-there").compose(ended -> talk.stillThere(
                                m.tx(), m.log(), report, m.facts().receivedAt())
                        .map(ended));
            case ADDITION ->
                added(m, m.facts(), report, null)
                        .compose(ended -> learned(m, report).map(ended));
            case REPORT, GREETING, NOTHING -> aboutNone(m, turn);
        };
    }

    private Future<Optional<Received.Ended>> rated(Message m, Turn turn, EarlierReport report) {
        var rated = new Ratings.Rated(turn.stars(), turn.words());
        var facts = turn.stars() < CONTENT ? m.facts() : m.facts().courteous();
        return talk.rated(m.tx(), m.log(), report, rated, m.facts().receivedAt())
                .compose(done -> added(m, facts, report, "rating"));
    }

    private Future<Optional<Received.Ended>> added(
            Message m, ReportFacts facts, EarlierReport report, @Nullable String why) {
        return incidents
                .followUp(m.tx(), m.log(), facts, report.id())
                .compose(found ->
                        found ? m.ended(Received.State.FOLLOW_UP, why) : Future.succeededFuture(Optional.empty()));
    }

    private Future<Void> learned(Message m, EarlierReport report) {
        return dialogue.together(m.tx(), m.read(), report)
                .compose(together ->
                        replies.read(m.tx(), m.log(), new Replies.Reply(m.read(), m.facts(), report.id(), together)));
    }
}
