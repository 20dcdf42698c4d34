package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Native.Via;

/** One item that we asked a source for, on its way to the hub, and counted. */
final class PolledItem {
    private final Clock clock;
    private final Via via;
    private final Function<RawItem, List<Inbound>> parse;
    private final ItemFlow flow;
    private final Tally tally;

    PolledItem(Clock clock, Via via, Function<RawItem, List<Inbound>> parse, ItemFlow flow, Tally tally) {
        this.clock = clock;
        this.via = via;
        this.parse = parse;
        this.flow = flow;
        this.tally = tally;
    }

    /** The item as every runner's. */
    Native of(RawItem item) {
        return new Native(
                item.raw(),
                item.contentType(),
                item.nativeId(),
                Native.contentId(item.raw()),
                clock.instant(),
                via,
                () -> parse.apply(item));
    }

    /** Succeeds when the item is safe, with how it ended. */
    Future<Ending> take(RawItem item, @Nullable Long leaseToken) {
        var ticket = tally.take();
        return counted(ticket, flow.take(of(item), leaseToken));
    }

    /** Keeps and reads, to be handed over later: {@link #handOver} or {@link Pending#giveBack} must follow. */
    Future<Pending> read(RawItem item) {
        var ticket = tally.take();
        return flow.read(of(item)).map(read -> new Pending(read, ticket)).onFailure(cause -> ticket.givenBack());
    }

    Future<Ending> handOver(Pending pending, long leaseToken) {
        return counted(pending.ticket(), flow.handOver(pending.read(), leaseToken));
    }

    /** An item between reading and handing over. */
    record Pending(ItemFlow.Read read, Tally.Ticket ticket) {
        void giveBack() {
            ticket.givenBack();
        }
    }

    private static Future<Ending> counted(Tally.Ticket ticket, Future<Ending> taken) {
        return taken.onComplete(ending -> ticket.ended(ending.outcome()), cause -> ticket.givenBack());
    }
}
