package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.ventanilla.model.Receipt.Outcome;

/** The ledger adds up whenever one looks, whatever happened in whatever order. */
class TallyTest {

    @Property(tries = 300)
    void every_item_stands_in_exactly_one_column(@ForAll @Size(max = 200) List<@IntRange(max = 6) Integer> steps) {
        var tally = new Tally();
        var open = new ArrayList<Tally.Ticket>();
        int onDisk = 0;
        for (int step : steps) {
            Tally.Ticket ticket = open.isEmpty() ? tally.take() : open.get(open.size() / 2);
            switch (step) {
                case 0 -> open.add(tally.take());
                case 1 -> ticket.ended(Outcome.ACCEPTED);
                case 2 -> ticket.ended(Outcome.QUARANTINED);
                case 3 -> ticket.givenBack();
                case 4 -> ticket.spooled();
                case 5 -> tally.found(1);
                default -> {
                    onDisk = (int) tally.counts().spooled();
                    if (onDisk > 0) {
                        open.add(tally.takeFromSpool());
                    }
                }
            }
            assertThat(tally.counts()).matches(Counts::addsUp);
            assertThat(tally.counts().inFlight()).isNotNegative();
            assertThat(tally.counts().spooled()).isNotNegative();
        }
    }

    @Property(tries = 50)
    void the_first_ending_of_an_item_counts_and_no_other(@ForAll Outcome first, @ForAll Outcome second) {
        var tally = new Tally();
        var ticket = tally.take();
        ticket.ended(first);
        ticket.ended(second);
        ticket.spooled();
        ticket.givenBack();
        assertThat(tally.counts()).matches(Counts::addsUp).matches(counts -> counts.received() == 1);
    }

    @Test
    void it_adds_up_for_whoever_looks_while_many_count() throws InterruptedException, ExecutionException {
        var tally = new Tally();
        var isRunning = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(4);
        var started = new CountDownLatch(3);
        List<Future<?>> work = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            var random = new Random(n);
            work.add(threads.submit(() -> {
                started.countDown();
                while (isRunning.get()) {
                    var ticket = tally.take();
                    switch (random.nextInt(3)) {
                        case 0 -> ticket.ended(Outcome.DUPLICATE);
                        case 1 -> ticket.givenBack();
                        default -> {
                            ticket.spooled();
                            tally.takeFromSpool().ended(Outcome.CONFLICT);
                        }
                    }
                }
            }));
        }
        started.await();
        for (int look = 0; look < 20_000; look++) {
            assertThat(tally.counts().addsUp()).isTrue();
        }
        isRunning.set(false);
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();
        assertThat(tally.counts()).matches(Counts::addsUp).matches(counts -> counts.inFlight() == 0);
    }
}
