package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;

/**
 * One message owed to one reporter because of one event. The lane turns new events into messages owed; any node sends them
 * ({@link NoticeDispatch}); channels tell how they fared.
 */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int PAGE = 200;
    private static final List<String> TROUBLE =
            List.of(NoticeState.DEAD, NoticeState.HELD, NoticeState.FAILED, NoticeState.UNDELIVERABLE);
    private static final Duration UNKNOWN_FOR = Duration.ofDays(7);

    private final Pool pool;
    private final Events events;
    private final Incidents incidents;
    private final Clock clock;
    private final Map<String, String> instances;
    private final NoticeStore store;
    private final RecipientStore recipients;
    private final DeliveryStore deliveries;
    private final Subscriptions subscriptions;
    private final Followers followers;

    public Notices(Pool pool, String jurisdiction, Events events, Incidents incidents, NoticeSettings settings) {
        this.pool = pool;
        this.events = events;
        this.incidents = incidents;
        this.clock = settings.clock();
        this.instances = settings.instances();
        this.store = new NoticeStore(pool, jurisdiction);
        this.recipients = new RecipientStore(pool, jurisdiction);
        this.deliveries = new DeliveryStore(pool);
        this.subscriptions = new Subscriptions(pool, settings.clock(), jurisdiction);
        this.followers = new Followers(events, incidents, settings, jurisdiction);
    }

    /**
     * Reads events nobody was told about and writes down the messages they owe, in one transaction on the lane's connection.
     *
     * @return how many events were read; fewer than a page means there are no more
     */
    public Future<Integer> owe(SqlConnection lane) {
        return lane.begin().compose(tx -> store.cursor(lane)
                .compose(cursor -> events.after(lane, cursor, PAGE))
                .compose(batch -> batch.isEmpty()
                        ? Future.succeededFuture(0)
                        : owe(lane, batch).map(batch.size()))
                .compose(count -> tx.commit().map(count))
                .recover(cause -> tx.rollback().transform(done -> Future.failedFuture(cause))));
    }

    /** Whether {@link #owe} left events unread. */
    public static boolean mayHaveMore(int read) {
        return read == PAGE;
    }

    private Future<Void> owe(SqlConnection lane, List<CloudEvent> batch) {
        Future<List<NoticeStore.Owed>> all = Future.succeededFuture(new ArrayList<>());
        for (CloudEvent event : batch) {
            all = all.compose(owed -> owedFor(lane, event).map(more -> {
                owed.addAll(more);
                return owed;
            }));
        }
        long last = batch.get(batch.size() - 1).position();
        return all.compose(owed -> store.owe(lane, owed, clock.instant()))
                .compose(done -> followers.owe(lane, batch))
                .compose(done -> store.move(lane, last));
    }

    private Future<List<NoticeStore.Owed>> owedFor(SqlConnection lane, CloudEvent event) {
        Optional<NoticePlan.Owed> plan = NoticePlan.of(events.shortType(event), event.data());
        if (plan.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var owed = plan.get();
        return incidents
                .reports(lane, Long.parseLong(event.subject()))
                .compose(reports -> owed.reportId() == null
                        ? Future.succeededFuture(reports)
                        : incidents.report(lane, owed.reportId()).map(r -> r.stream()
                                .toList()))
                .map(reports -> reports.stream()
                        .filter(r -> r.parentId() == null)
                        .map(r -> owed(event, owed, r))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<NoticeStore.Owed> owed(CloudEvent event, NoticePlan.Owed owed, ReportRow report) {
        String instance = instance(report);
        var fitting = report.trusted() ? Optional.of(owed) : NoticePlan.untrusted(owed);
        if (fitting.isEmpty() || report.contactId() == null || report.replyChannel() == null || instance == null) {
            return Optional.empty();
        }
        return Optional.of(new NoticeStore.Owed(
                report.contactId(),
                Long.parseLong(event.subject()),
                UUID.fromString(event.id()),
                event.position(),
                report.id(),
                fitting.get().template().file(),
                report.replyChannel(),
                instance));
    }

    /** The report's own connector when the answer goes back the same way, else whoever speaks the channel. */
    private @Nullable String instance(ReportRow report) {
        return instance(report.channel(), report.instance(), report.replyChannel(), report.id());
    }

    private @Nullable String instance(String channel, String own, @Nullable String replyChannel, long id) {
        if (channel.equals(replyChannel)) {
            return own;
        }
        String instance = instances.get(String.valueOf(replyChannel));
        if (instance == null && replyChannel != null) {
            LOG.warn("no connector sends on channel={} reportId={}", replyChannel, id);
        }
        return instance;
    }

    /** What a channel says about a message of ours; the contact it went to, when we know the message. */
    Future<Optional<Long>> heard(DeliveryReceipt receipt) {
        return deliveries.heard(receipt, clock.instant());
    }

    /** The contact a message of ours went to, by its delivery id; empty when an instance was given no such message. */
    Future<Optional<Long>> recipient(String instance, @Nullable String deliveryId) {
        return deliveryId == null || !DeliveryStore.isNotice(deliveryId)
                ? Future.succeededFuture(Optional.empty())
                : recipients.recipient(instance, UUID.fromString(deliveryId));
    }

    /** Whether a contact was written to within this time. */
    Future<Boolean> wrote(long contactId, Duration within) {
        return recipients.wrote(contactId, clock.instant().minus(within));
    }

    /** Owes the help text to somebody who asked for it; the same question twice is answered once. */
    Future<Void> help(long contactId, String channel, ControlEvent asked) {
        String question = contactId + "\n" + asked.instance() + "\n" + asked.at();
        var id = UUID.nameUUIDFromBytes(question.getBytes(StandardCharsets.UTF_8));
        return said(contactId, id, NoticePlan.Template.HELP, channel, asked);
    }

    /**
     * Owes an answer about no report to the sender of a message, once.
     *
     * @param help how one reports; otherwise that no such report of theirs is known
     */
    public Future<Void> remark(SqlClient tx, ReportFacts asked, boolean help) {
        Long contact = asked.contactId();
        String instance = instance(asked.channel(), asked.instance(), asked.replyChannel(), asked.id());
        if (contact == null || asked.replyChannel() == null || instance == null) {
            return Future.succeededFuture();
        }
        var id = UUID.nameUUIDFromBytes(("remark\n" + asked.id()).getBytes(StandardCharsets.UTF_8));
        var template = help ? NoticePlan.Template.HELP : NoticePlan.Template.UNKNOWN;
        var owed = new NoticeStore.Owed(contact, 0, id, 0, 0, template.file(), asked.replyChannel(), instance);
        return store.owe(tx, List.of(owed), clock.instant());
    }

    /** Owes the one message that confirms silence; the same wish told twice is confirmed once. */
    Future<Void> confirmSilence(long contactId, String channel, ControlEvent wish) {
        String what = contactId + "\nstop\n" + wish.instance() + "\n" + wish.at();
        var id = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        return said(contactId, id, NoticePlan.Template.STOPPED, channel, wish);
    }

    private Future<Void> said(
            long contactId, UUID id, NoticePlan.Template template, String channel, ControlEvent event) {
        var owed = new NoticeStore.Owed(contactId, 0, id, 0, 0, template.file(), channel, event.instance());
        return store.owe(pool, List.of(owed), clock.instant());
    }

    /** When a message was let out to its recipient; empty when it is not known or waits. */
    Future<Optional<Instant>> letOut(String deliveryId) {
        return deliveries.letOut(deliveryId);
    }

    /** Who ends or resumes news. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Messages that need a person: dead, held back, reported as failed, or with nobody there to get it. Newest first. */
    public Future<List<NoticeRow>> trouble(int limit) {
        return store.trouble(TROUBLE, limit);
    }

    /** Those in one state: {@code dead}, {@code held}, {@code failed}, {@code undeliverable}, or {@code stopped} as wished. */
    public Future<List<NoticeRow>> trouble(String state, int limit) {
        return store.trouble(
                Stream.concat(TROUBLE.stream(), Stream.of(NoticeState.STOPPED))
                        .filter(state::equals)
                        .toList(),
                limit);
    }

    /** Forgets what channels said of messages that nobody ever sent, and counts it. */
    public Future<Void> forgetUnknown() {
        return deliveries.expire(clock.instant().minus(UNKNOWN_FOR));
    }

    /** What there is to know about messages in figures. */
    public Future<Figures> figures() {
        return Future.all(store.held(), deliveries.unknown(), deliveries.expired())
                .map(all -> new Figures(all.resultAt(0), all.resultAt(1), all.resultAt(2)));
    }

    /**
     * Figures of the room.
     *
     * @param held messages that wait for a clerk because of the budget
     * @param unknown receipts of messages we do not know (yet)
     * @param expired receipts that were forgotten because no message was ever found for them
     */
    public record Figures(long held, long unknown, long expired) {}

    /** Messages that were tried in vain and will be tried again by themselves. Oldest first. */
    public Future<List<NoticeRow>> waiting(int limit) {
        return store.waiting(limit);
    }

    /** All messages of an incident, in the order of their events. */
    public Future<List<NoticeRow>> of(long incidentId) {
        return store.ofIncident(incidentId);
    }

    /** Its next attempt need not wait; does nothing for one that is not due. */
    public Future<Void> hurry(UUID id) {
        return store.hurry(id, clock.instant());
    }

    /** Sends one again, by whose word; a held one goes out whatever was sent before. False when none is in trouble. */
    public Future<Boolean> retry(UUID id, String by) {
        return store.retry(id, by, clock.instant());
    }
}
