package org.ventanilla.connector.conformance.broken;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Reconciler;
import org.ventanilla.connector.Traits;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** Broken in how they answer, look back and are seen. */
final class BrokenSend {
    private BrokenSend() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("SEND-1", "loses the provider's id", outcome(Ending.SENT, SendOutcome.sent(null))),
                Sample.of("SEND-2", "gives up when it is busy", outcome(Ending.RETRY, ended(Ending.REJECTED)))
                        .also("busy is what a throttled provider says", "LIMIT-5"),
                Sample.of(
                        "SEND-3",
                        "tries what was refused again",
                        outcome(Ending.REJECTED, SendOutcome.retry("again", null))),
                Sample.of("SEND-4", "stop is a refusal like any", outcome(Ending.STOPPED, ended(Ending.REJECTED))),
                Sample.of(
                        "SEND-5", "no answer is not sent", outcome(Ending.UNKNOWN, SendOutcome.retry("timeout", null))),
                Sample.of(
                                "SEND-6",
                                "sends twice to be sure",
                                Change.sender((c, sender) ->
                                        update -> sender.send(update).compose(first -> sender.send(update))))
                        .also("every message is sent twice", "SEND-1", "SEND-3", "SEND-5", "SEND-10"),
                Sample.of("SEND-7", "keeps statuses in order", upwards()),
                Sample.of("SEND-8", "only statuses of what it sent", ownOnly()),
                Sample.of("SEND-9", "does not mark machines", Change.drafts((r, d) -> Change.flagged(d, List.of()))),
                Sample.of(
                        "SEND-10",
                        "cuts what is too long",
                        Change.sender((c, sender) -> update -> sender.send(shorter(update)))),
                Sample.of(
                        "REC-1",
                        "the first page only",
                        listing(list -> (window, page) -> list.page(window, page)
                                .map(p -> new Reconciler.Page(p.items(), null, p.knownSince())))),
                Sample.of("REC-2", "another id for what it finds", otherIds())
                        .also("what is found is told of under another name", "REC-1"),
                Sample.of("REC-3", "never forgets", neverForgets()),
                Sample.of("CLUS-1", "hands its whole batch in by itself", Change.source(BrokenLife::eager))
                        .also("what is handed in past the runner does not end with it", "LIFE-8"),
                Sample.of(
                                "CLUS-2",
                                "marks all it fetched when it closes",
                                Change.source((c, s) -> BrokenLife.greedy(s)))
                        .also(
                                "told too early, an item is missing wherever the hub holds back",
                                "LIFE-6",
                                "ACK-2",
                                "ACK-6",
                                "POISON-6"),
                Sample.of("VIS-1", "takes a failure for no news", Change.source((c, s) -> BrokenLife.silent(s)))
                        .also("what failed is neither seen as away nor as refused", "LIFE-4", "LIFE-5"),
                Sample.of("VIS-2", "waits for news for ever", Change.source((c, s) -> deaf(s))),
                Sample.of("VIS-3", "takes its canary for a report", BrokenVitals.blind()),
                Sample.of("VIS-3", "sends no canary and says it did", BrokenVitals.lazy()),
                Sample.of("VIS-3", "knows no end of its token", BrokenVitals.endless()),
                Sample.of("VIS-3", "never renews its token", BrokenVitals.once()),
                Sample.of(
                                "VIS-6",
                                "hands in by itself what comes again, under no trace",
                                Change.source(BrokenLife::impatient))
                        .also("what comes again is told once more, in other words", "IDEM-3", "IDEM-5"),
                Sample.of("VIS-5", "throws away its twenty-third", without(n -> n == 23))
                        .also(
                                "wherever so many items come, one is missing",
                                "LIMIT-1",
                                "LIMIT-2",
                                "LIMIT-4",
                                "REC-1",
                                "CHAOS-1"),
                Sample.of("CHAOS-1", "throws away every fifth when there are many", without(n -> n > 160 && n % 5 == 0))
                        .also("the burst has as many items as the storm", "LIMIT-4"));
    }

    private static SendOutcome ended(Ending ending) {
        return SendOutcome.ended(ending, "changed");
    }

    private static Echo outcome(Ending when, SendOutcome instead) {
        return Change.sender((c, sender) -> update -> sender.send(update).map(o -> o.ending() == when ? instead : o));
    }

    private static Echo upwards() {
        return Change.webhook((context, hook) -> {
            var highest = new ConcurrentHashMap<String, DeliveryReceipt.State>();
            return new Change.Hook(hook, request -> hook.parse(request).stream()
                    .filter(one -> !(one instanceof Inbound.Delivery d) || climbs(highest, d.receipt()))
                    .toList());
        });
    }

    private static boolean climbs(ConcurrentHashMap<String, DeliveryReceipt.State> highest, DeliveryReceipt r) {
        String id = String.valueOf(r.deliveryId());
        DeliveryReceipt.State before = highest.put(id, r.state());
        return before == null || before.compareTo(r.state()) < 0;
    }

    private static Echo ownOnly() {
        return Change.parse(parse -> request -> parse.of(request).stream()
                .filter(one -> !(one instanceof Inbound.Delivery d)
                        || String.valueOf(d.receipt().deliveryId()).matches("[dn].*\\d"))
                .toList());
    }

    private static OutboundUpdate shorter(OutboundUpdate u) {
        String text = u.text().length() > 1_000 ? u.text().substring(0, 1_000) : u.text();
        return u.withText(text);
    }

    private static Echo listing(java.util.function.UnaryOperator<Reconciler.Listing> change) {
        return EchoPush.healthy().but((context, a) -> {
            var r = Objects.requireNonNull(a.reconciler());
            return a.withReconciler(new Reconciler(change.apply(r.list()), r.parse()));
        });
    }

    private static Echo neverForgets() {
        Echo silent = listing(list ->
                (window, page) -> list.page(window, page).map(p -> new Reconciler.Page(p.items(), p.next(), null)));
        return silent.saying(d -> new Descriptor(
                d.type(),
                d.version(),
                d.contractVersion(),
                d.capabilities(),
                d.optionsSchema(),
                d.secrets(),
                new Traits(
                        d.traits().hosts(), d.traits().assurance(), d.traits().textLimit(), null)));
    }

    private static Echo otherIds() {
        return EchoPush.healthy().but((context, a) -> {
            var r = Objects.requireNonNull(a.reconciler());
            return a.withReconciler(new Reconciler(r.list(), item -> r.parse().apply(item).stream()
                    .<Inbound>map(
                            one -> one instanceof Inbound.Draft d ? Change.named(d, "found-" + d.nativeId()) : one)
                    .toList()));
        });
    }

    /** Looks for news by itself, and tells nobody that there is none. */
    private static Source deaf(Source s) {
        var closed = new AtomicBoolean();
        var last = new AtomicReference<@Nullable String>();
        return new Source() {
            @Override
            public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
                var batch = s.fetch(cursor, max);
                last.set(batch.isEmpty() ? cursor : batch.get(batch.size() - 1).position());
                return batch;
            }

            @Override
            public void acknowledge(RawItem item, org.ventanilla.model.Receipt.Outcome outcome) throws Exception {
                s.acknowledge(item, outcome);
            }

            @Override
            public void awaitNews(Duration atMost) throws Exception {
                while (!closed.get() && s.fetch(last.get(), 1).isEmpty()) {
                    s.awaitNews(atMost);
                }
            }

            @Override
            public void close() throws java.io.IOException {
                closed.set(true);
                s.close();
            }
        };
    }

    /** By the number in {@code e23}. */
    private static Echo without(IntPredicate thrownAway) {
        return Change.webhook((context, hook) -> new Change.Hook(hook, request -> hook.parse(request).stream()
                .filter(one -> !(one instanceof Inbound.Draft d)
                        || !d.nativeId().matches("e[0-9]+")
                        || !thrownAway.test(Integer.parseInt(d.nativeId().substring(1))))
                .toList()));
    }
}
