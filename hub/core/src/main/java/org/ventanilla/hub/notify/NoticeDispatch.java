package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * Sends the messages that are due, on any node: claims them with a lease, composes, hands them to the connector over the
 * bus, writes down how it ended. Several nodes never send the same one. What a node that died had claimed is sent by another;
 * what it had handed over already may have gone, and waits for a person.
 */
public final class NoticeDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDispatch.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int WRITES = 900;
    private static final Attempt TOLD = Attempt.none(NoticeState.STOPPED, "told-already");

    private final Vertx vertx;
    private final Clock clock;
    private final NoticeStore store;
    private final RecipientStore recipients;
    private final DeliveryStore deliveries;
    private final Rooms rooms;
    private final Composer composer;
    private final Subscriptions subscriptions;
    private final Rest rest;
    private final FollowNews followNews;
    private final Map<String, String> instances;
    private Duration patience = PATIENCE;

    /** The rooms whose doors are asked while composing. */
    public record Rooms(Pool pool, Events events, Incidents incidents, Identity identity) {}

    /** Reads the city's templates; fails naming the file and field that is wrong. */
    public NoticeDispatch(Vertx vertx, City city, Rooms rooms, ReportNumbers numbers, NoticeSettings settings)
            throws IOException {
        this.vertx = vertx;
        this.clock = settings.clock();
        this.rooms = rooms;
        this.instances = settings.instances();
        this.store = new NoticeStore(rooms.pool(), city.id());
        this.recipients = new RecipientStore(rooms.pool(), city.id());
        this.deliveries = new DeliveryStore(rooms.pool());
        var texts = NoticeTexts.load(settings.templates(), city.settings().languages());
        this.subscriptions = new Subscriptions(rooms.pool(), settings.clock(), city.id());
        var links = new FollowLinks(numbers.tokens());
        this.followNews = new FollowNews(rooms, city, texts, settings.publicAddress(), links);
        this.composer = new Composer(city, texts, numbers, settings.publicAddress());
        this.rest = new Rest(city.settings(), rooms.incidents(), settings.rests());
    }

    /** How long a connector may take to answer; shorter than the lease. */
    void waitFor(Duration longest) {
        this.patience = longest;
    }

    /** One round: sends what is due now. Answers how many were tried. */
    public Future<Integer> round() {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE).minus(patience);
        return store.abandon(now)
                .compose(done -> store.claim(now, LEASE, BATCH))
                .compose(claimed -> {
                    var byContact = claimed.stream().collect(Collectors.groupingBy(NoticeRow::contactId));
                    var rounds = new ArrayList<Future<Void>>();
                    // One person's messages one after the other, in order; different people side by side.
                    byContact.values().forEach(mine -> rounds.add(inTurn(mine, until)));
                    return Future.join(rounds).map(claimed.size());
                });
    }

    /** Whose turn comes too late for the lease goes back: another node may take it any moment. */
    private Future<Void> inTurn(List<NoticeRow> notices, Instant until) {
        Future<Void> turn = Future.succeededFuture();
        var ordered = notices.stream()
                .sorted(Comparator.comparingLong(NoticeRow::eventPosition))
                .toList();
        for (NoticeRow notice : ordered) {
            turn = turn.compose(done -> clock.instant().isBefore(until) ? one(notice) : store.release(notice));
        }
        return turn;
    }

    private Future<Void> one(NoticeRow notice) {
        return rooms.identity()
                .waysTo(notice.contactId())
                // Nobody there any more: sending finds that out by itself, and no budget is needed for it.
                .compose(ways -> ways.isEmpty()
                        ? Future.succeededFuture(true)
                        : store.spend(notice.id(), ways, Budget.STANDARD, clock.instant()))
                .compose(allowed ->
                        allowed ? send(notice) : Future.succeededFuture(Attempt.none(NoticeState.HELD, "budget")))
                .transform(tried -> tried.succeeded() ? settle(notice, tried.result()) : unsent(notice, tried.cause()));
    }

    private Future<Void> settle(NoticeRow notice, Attempt a) {
        String id = a.providerId();
        return surely(WRITES, () -> store.settle(notice, a, clock.instant()))
                .compose(done -> id == null
                        ? Future.succeededFuture()
                        : surely(WRITES, () -> deliveries.adopt(notice.instance(), id)));
    }

    /** It failed before the channel had it. */
    private Future<Void> unsent(NoticeRow notice, Throwable cause) {
        Outage.log(LOG, "notice not sent noticeId", notice.id(), cause);
        return Outage.is(cause)
                ? surely(WRITES, () -> store.release(notice))
                : settle(notice, attempt(notice, SendOutcome.retry("internal", null)));
    }

    /** Nobody but us knows what became of the message, so an outage of the database is waited for, a quarter of an hour. */
    private Future<Void> surely(int more, Supplier<Future<Void>> write) {
        return write.get()
                .recover(cause -> more == 0 || !Outage.is(cause)
                        ? Future.failedFuture(cause)
                        : vertx.timer(1, TimeUnit.SECONDS).compose(waited -> surely(more - 1, write)));
    }

    private Attempt attempt(NoticeRow notice, SendOutcome outcome) {
        return Attempt.of(notice, outcome, clock.instant());
    }

    private Future<Attempt> send(NoticeRow notice) {
        return rest.of(notice, clock.instant())
                .compose(until -> until.isEmpty()
                        ? wanted(notice)
                        : Future.succeededFuture(Attempt.later(until.get(), "quiet-hours")));
    }

    private Future<Attempt> wanted(NoticeRow notice) {
        if (NoticePlan.isFollow(notice.template())) {
            return followNews.hindrance(notice).compose(end -> end.map(Future::succeededFuture)
                    .orElseGet(() -> toSomebody(notice)));
        }
        if (NoticePlan.isAnswer(notice.template())) {
            return toSomebody(notice);
        }
        return subscriptions
                .standing(notice.contactId(), notice.reportId())
                .compose(standing -> standing.isWanted()
                        ? toSomebody(notice)
                        : Future.succeededFuture(Attempt.none(NoticeState.STOPPED, "unsubscribed")));
    }

    private Future<Attempt> toSomebody(NoticeRow notice) {
        return Recipients.of(notice, rooms, instances).compose(choice -> {
            Contact to = choice.to();
            String instance = choice.instance();
            if (to == null || instance == null) {
                return Future.succeededFuture(Objects.requireNonNull(choice.end()));
            }
            return to.id() == notice.contactId()
                    ? sendTo(notice, to)
                    : recipients
                            .reroute(notice, to.id(), to.channel(), instance)
                            .compose(moved -> moved.isEmpty() ? Future.succeededFuture(TOLD) : sendTo(moved.get(), to));
        });
    }

    private Future<Attempt> sendTo(NoticeRow notice, Contact to) {
        return composed(notice, to).compose(update -> handOnce(notice, update));
    }

    private Future<OutboundUpdate> composed(NoticeRow notice, Contact contact) {
        if (NoticePlan.isFollow(notice.template())) {
            return followNews.composed(notice, contact);
        }
        var to = new Composer.Recipient(contact.address(), contact.displayName());
        if (notice.incidentId() == 0) {
            return Future.succeededFuture(composer.aboutNothing(notice, to, contact.language()));
        }
        return Future.all(
                        rooms.incidents().report(null, notice.reportId()),
                        rooms.incidents().find(notice.incidentId()),
                        rooms.events().read(notice.eventPosition() - 1, 1))
                .compose(all -> {
                    Optional<ReportRow> report = all.resultAt(0);
                    Optional<IncidentView> incident = all.resultAt(1);
                    Events.Slice slice = all.resultAt(2);
                    var event = slice.events().get(0);
                    return question(event)
                            .map(asked -> composer.compose(
                                    new Composer.Subject(
                                            notice,
                                            report.orElseThrow(),
                                            incident.orElseThrow(),
                                            event,
                                            asked.orElse(null)),
                                    to));
                });
    }

    private Future<Optional<String>> question(CloudEvent event) {
        return event.data().get("questionId") instanceof String id
                ? rooms.incidents().question(Long.parseLong(id))
                : Future.succeededFuture(Optional.empty());
    }

    /** Written down first: if this node dies now, nobody may send it again without asking a person. */
    private Future<Attempt> handOnce(NoticeRow notice, OutboundUpdate update) {
        return store.hand(notice)
                .compose(ours -> ours
                        ? handOver(notice, update)
                        : Future.succeededFuture(attempt(notice, SendOutcome.retry("taken-over", null))));
    }

    private Future<Attempt> handOver(NoticeRow notice, OutboundUpdate update) {
        var options = new DeliveryOptions().setSendTimeout(patience.toMillis());
        return vertx.eventBus()
                .<JsonObject>request(Addresses.send(notice.instance()), new JsonObject(Wire.toMap(update)), options)
                .map(reply -> Wire.parse(reply.body().encode(), SendOutcome.class))
                .recover(cause -> {
                    var outcome = unanswered(cause);
                    LOG.warn("{} instance={} noticeId={}", outcome.code(), notice.instance(), notice.id());
                    return Future.succeededFuture(outcome);
                })
                .map(outcome -> attempt(notice, outcome));
    }

    /** Only where nobody took the message is it certain that nothing was sent. */
    private static SendOutcome unanswered(Throwable cause) {
        if (!(cause instanceof ReplyException reply)) {
            return SendOutcome.ended(SendOutcome.Ending.UNKNOWN, "not-understood");
        }
        return switch (reply.failureType()) {
            case NO_HANDLERS -> SendOutcome.retry("connector-away", null);
            case RECIPIENT_FAILURE -> SendOutcome.ended(SendOutcome.Ending.REJECTED, "connector-refused");
            case TIMEOUT, ERROR -> SendOutcome.ended(SendOutcome.Ending.UNKNOWN, "no-answer");
        };
    }
}
